/** Where the values of stored nodes lie, while a schedule is made. */
import type { Node } from "../../src/graph.js";
import type { Buffer } from "../../src/kernel.js";
import { sizeOf } from "../../src/types.js";
import type { GivenRole, PlacedBuffer, Role } from "./kernel.js";

/** The elements of a node: row-major in the buffer, from an offset. */
export interface Place {
  readonly buffer: Buffer;
  readonly offset: number;
}

const given: { readonly [R in GivenRole]: Buffer["space"] } = {
  input: "input",
  parameter: "input",
  state: "input",
  seed: "input",
  direction: "input",
};
const spaces: { readonly [R in Role]?: Buffer["space"] } = { ...given, constant: "constant" };

/** Gives buffers to nodes, with names that are unique in the module. */
export class Places {
  readonly placed: PlacedBuffer[] = [];
  private readonly places = new Map<Node, Place>();
  private readonly names: Map<string, number>;

  constructor(reserved: Iterable<string>) {
    this.names = new Map([...reserved].map((name) => [name, 1]));
  }
  /** An identifier that nothing else in the module has. */
  unique(wanted: string): string {
    const plain = wanted.replace(/\W/g, "_"),
      name = /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
    const count = this.names.get(name) ?? 0;
    this.names.set(name, count + 1);
    return count === 0 ? name : this.unique(`${name}_${count}`);
  }
  allNames(): Iterable<string> {
    return this.names.keys();
  }
  /** A new buffer for the value of a node. */
  add(node: Node, role: Role, name: string, data?: Float64Array): PlacedBuffer {
    const placed = this.addApart(node, role, name, data);
    this.places.set(node, { buffer: placed.buffer, offset: 0 });
    return placed;
  }
  /** A new buffer in the type of a node whose value is not computed there. */
  addApart(node: Node, role: Role, name: string, data?: Float64Array): PlacedBuffer {
    const { dtype, shape } = node.type,
      space = spaces[role] ?? "arena";
    const buffer: Buffer = { kind: "buffer", name: this.unique(name), type: dtype, length: sizeOf(shape), space };
    const placed: PlacedBuffer = { buffer, node, shape, role, data };
    this.placed.push(placed);
    return placed;
  }
  /** A buffer that holds several small nodes. */
  addPacked(nodes: readonly Node[], role: Role, name: string): void {
    const first = nodes[0];
    if (first === undefined) return;
    const length = nodes.reduce((sum, node) => sum + sizeOf(node.type.shape), 0);
    const buffer: Buffer = { kind: "buffer", name: this.unique(name), type: first.type.dtype, length, space: "arena" };
    this.placed.push({ buffer, node: first, shape: [length], role });
    let offset = 0;
    for (const node of nodes) {
      this.places.set(node, { buffer, offset });
      offset += sizeOf(node.type.shape);
    }
  }
  /** The node lies where something else does. */
  put(node: Node, place: Place): void {
    this.places.set(node, place);
  }
  /** Memory that belongs to no node of the graph. */
  scratch(like: Node, name: string): Buffer {
    const { dtype, shape } = like.type;
    const buffer: Buffer = {
      kind: "buffer",
      name: this.unique(name),
      type: dtype,
      length: sizeOf(shape),
      space: "arena",
    };
    this.placed.push({ buffer, node: like, shape, role: "temporary" });
    return buffer;
  }
  find(node: Node): Place | undefined {
    return this.places.get(node);
  }
  bufferOf(node: Node): PlacedBuffer {
    const place = this.places.get(node),
      placed = this.placed.find(({ buffer }) => buffer === place?.buffer);
    if (placed === undefined) throw new TypeError(`schedule: node ${node.id} has no buffer`);
    return placed;
  }
}
