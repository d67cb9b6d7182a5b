// As much of the wire format of Protocol Buffers as an ONNX model needs: a message is a list of [field number, value].
import { Buffer } from "node:buffer";

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}

/** A whole number, text, bytes, or a message within. */
function field([number, value]) {
  if (typeof value === "number") return Buffer.concat([varint(number * 8), varint(value)]);
  const bytes = Array.isArray(value) ? message(value) : Buffer.from(value);
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

export function message(fields) {
  return Buffer.concat(fields.map(field));
}
