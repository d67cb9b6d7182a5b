/** What the printer of WebAssembly must know beside the words that it prints, and how it names things. */
import type {
  Buffer,
  FailureSite,
  Local,
  Procedure,
  ScalarFunction,
  ScalarType,
  Statement,
} from "../../../src/kernel.js";
import type { Range } from "../range.js";

export type ValueType = "i32" | "f32" | "f64" | "v128";

/** In a local and on the stack; a bool is 0 or 1. */
export const valueTypes: { readonly [T in ScalarType]: Exclude<ValueType, "v128"> } = {
  f64: "f64",
  f32: "f32",
  i32: "i32",
  bool: "i32",
};

/** What the functions of one binding share. */
export interface PrintContext {
  /** The first byte of a buffer in the memory of an instance. */
  readonly addressOf: (buffer: Buffer) => number;
  /** Where a kernel that leaves early says at which position, and behind it with which value. */
  readonly failure: number;
  /** The failure sites met so far; the printer appends those that it meets. */
  readonly sites: FailureSite[];
  readonly nameOf: (procedure: Procedure) => string;
  /** Functions of numbers that are called with several numbers at once; the printer appends those that it meets. */
  readonly vectorised: Set<ScalarFunction>;
}

/** What of a function lives in locals of 16 bytes. */
export interface RegisterPlan {
  /** Local arrays: neighbouring elements in one local. */
  readonly buffers: ReadonlySet<Buffer>;
  /** Numbers that only vectors read: in every lane. */
  readonly splats: ReadonlySet<Local>;
  /** Loops over elements of these arrays, which are written out. */
  readonly unrolled: ReadonlySet<Statement>;
}

const noRegisters: RegisterPlan = { buffers: new Set(), splats: new Set(), unrolled: new Set() };

/** A function while it is printed: its locals, and the ranges of the i32 locals in scope. */
export class Code {
  readonly ranges = new Map<Local, Range>();
  /** Indices that are kept as addresses, of elements of so many bytes. */
  readonly pointers = new Map<Local, number>();
  readonly registers: RegisterPlan["buffers"];
  readonly splats: RegisterPlan["splats"];
  readonly unrolled: RegisterPlan["unrolled"];
  private readonly locals = new Map<string, ValueType>();
  private readonly parameters = new Set<string>();

  constructor(
    readonly context: PrintContext,
    parameters: readonly Local[] = [],
    plan: RegisterPlan = noRegisters,
  ) {
    this.registers = plan.buffers;
    this.splats = plan.splats;
    this.unrolled = plan.unrolled;
    for (const each of parameters) {
      this.parameters.add(this.local(each));
    }
  }

  /** The name is one of a parameter, which its function declares itself. */
  parameter(name: string): void {
    this.parameters.add(name);
  }

  /** The name of a local. Two that can never be seen at once may be one, if they are of one type. */
  local({ name, type }: Pick<Local, "name" | "type">): string {
    return this.variable(name, valueTypes[type]);
  }

  variable(name: string, type: ValueType): string {
    const known = this.locals.get(`$${name}`);
    const own = known === undefined || known === type ? `$${name}` : `$${name}.${type}`;
    this.locals.set(own, type);
    return own;
  }

  /** The address for an index, before what is added to it. */
  pointer({ name }: Local): string {
    return this.variable(`${name}.at`, "i32");
  }

  /** The local that holds so many sixteen bytes of a local array. */
  register(buffer: Buffer, number: number): string {
    return this.variable(`${buffer.name}.r${number}`, "v128");
  }

  /** `(local $i i32) ...`, a line for each type. */
  declarations(): string[] {
    const own = [...this.locals].filter(([name]) => !this.parameters.has(name));
    const types = [...new Set(own.map(([, type]) => type))];
    return types.map((type) => own.flatMap(([name, of]) => (of === type ? `(local ${name} ${type})` : [])).join(" "));
  }
}
