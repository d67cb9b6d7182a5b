/** Decoding, once, of what ../encode.ts writes. Nothing of a host is needed: `atob` is not in every worklet. */
import { base64Digits, type Coding } from "../encode.js";
import { printDefinitions, type Definition } from "./definition.js";

/** The function of each coding, and the class of array that it gives. */
const decoders: { readonly [C in Coding]: readonly [name: string, kind: string] } = {
  bits: ["decodeBits", "Uint8Array"],
  integers: ["decodeIntegers", "Int32Array"],
  singles: ["decodeSingles", "Float32Array"],
  doubles: ["decodeDoubles", "Float64Array"],
};

/** The array of this class and length that a text stands for. */
export function printDecoded(coding: Coding, kind: string, length: number, text: string): string {
  const [name, given] = decoders[coding];
  const decoded = `${name}(${length}, "${text}")`;
  return given === kind ? decoded : `new ${kind}(${decoded})`;
}

const floats = (name: string, kind: string, width: number): Definition => ({
  name: `decode${name}`,
  doc: `Numbers of ${width} bytes each, the lowest first.`,
  text: `function decode${name}(length⟪: number⟫, text⟪: string⟫)⟪: ${kind}⟫ {
  const bytes = new DataView(decodeBytes(text).buffer);
  const numbers = new ${kind}(length);
  for (let i = 0; i < length; i++) numbers[i] = bytes.get${kind.replace("Array", "")}(${width} * i, true);
  return numbers;
}`,
});

const decodeIntegers: Definition = {
  name: "decodeIntegers",
  doc:
    "Integers from their differences: in turn so many that are written, with the sign in the lowest bit, and so many " +
    "that are like those some way before. Seven bits a byte, the lowest first, as long as the eighth bit is set.",
  text: `function decodeIntegers(length⟪: number⟫, text⟪: string⟫)⟪: Int32Array⟫ {
  const bytes = decodeBytes(text);
  const integers = new Int32Array(length);
  let at = 0;
  function next()⟪: number⟫ {
    let number = bytes[at] & 127;
    for (let shift = 7; bytes[at] > 127; shift += 7) number |= (bytes[++at] & 127) << shift;
    at += 1;
    return number;
  }
  let i = 0;
  let value = 0;
  while (i < length) {
    for (let end = i + next(); i < end; i++) {
      const signed = next();
      value = (value + ((signed >>> 1) ^ -(signed & 1))) | 0;
      integers[i] = value;
    }
    if (i === length) break;
    const end = i + next();
    for (const distance = next(); i < end; i++) {
      value = (value + integers[i - distance] - integers[i - distance - 1]) | 0;
      integers[i] = value;
    }
  }
  return integers;
}`,
};

const decodeBits: Definition = {
  name: "decodeBits",
  doc: "Zeros and ones, eight a byte, the first in the lowest bit.",
  text: `function decodeBits(length⟪: number⟫, text⟪: string⟫)⟪: Uint8Array⟫ {
  const bytes = decodeBytes(text);
  const bits = new Uint8Array(length);
  for (let i = 0; i < length; i++) bits[i] = (bytes[i >> 3] >> (i & 7)) & 1;
  return bits;
}`,
};

const decodeBytes: Definition = {
  name: "decodeBytes",
  doc: "The bytes of a text in base 64: four digits are three bytes.",
  text: `function decodeBytes(text⟪: string⟫)⟪: Uint8Array⟫ {
  const digits = "${base64Digits}";
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) values[digits.charCodeAt(i)] = i;
  const bytes = new Uint8Array(Math.floor(text.length * 0.75));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 6) | values[text.charCodeAt(i)];
    if (i % 4 > 0) bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  return bytes;
}`,
};

const decodeHexadecimal: Definition = {
  name: "decodeHexadecimal",
  doc: "The bytes of a text of hexadecimal digits, two a byte.",
  text: `function decodeHexadecimal(text⟪: string⟫)⟪: Uint8Array⟫ {
  // The low half of a digit's code is its value, and of a letter's 9 less.
  const digit = (at⟪: number⟫) => (text.charCodeAt(at) & 15) + 9 * (text.charCodeAt(at) >> 6);
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = 16 * digit(2 * i) + digit(2 * i + 1);
  return bytes;
}`,
};

const definitions: readonly Definition[] = [
  decodeBits,
  decodeIntegers,
  floats("Singles", "Float32Array", 4),
  floats("Doubles", "Float64Array", 8),
  decodeBytes,
  decodeHexadecimal,
];

/** What these lines need of the above. */
export function printDecoders(lines: readonly string[]): string[] {
  return printDefinitions(definitions, lines);
}
