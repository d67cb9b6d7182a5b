/**
 * What an emitted module says of a wrong call: functions beside the model, of which a module holds those that its
 * text calls. Nothing here allocates unless it throws.
 */
import { printDefinitions, type Definition } from "./definition.js";

const describe: Definition = {
  name: "describe",
  doc: "What a caller gave, in words.",
  text: `function describe(value⟪: unknown⟫)⟪: string⟫ {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object") return \`a \${typeof value}\`;
  const { length } = value⟪ as { readonly length?: unknown }⟫;
  const kind = value.constructor === undefined ? "object" : value.constructor.name;
  return typeof length === "number" ? \`\${kind} of length \${length}\` : kind;
}`,
};

const wrong: Definition = {
  name: "wrong",
  doc: "The error that a value is not what is expected.",
  text: `function wrong(name⟪: string⟫, expected⟪: string⟫, value⟪: unknown⟫)⟪: TypeError⟫ {
  return new TypeError(\`\${name}: expected \${expected}, got \${describe(value)}\`);
}`,
};

const checkObject: Definition = {
  name: "checkObject",
  doc: "Throws unless the value is an object that holds what its name says.",
  text: `function checkObject(name⟪: string⟫, value⟪: unknown⟫)⟪: void⟫ {
  if (typeof value !== "object" || value === null) throw wrong(name, "an object", value);
}`,
};

const checkNames: Definition = {
  name: "checkNames",
  doc: "Throws if a name is not among those known. That there are as many as have been found is told faster.",
  text: `function checkNames(given⟪: object⟫, found⟪: number⟫, known⟪: ReadonlySet<string>⟫)⟪: void⟫ {
  let count = 0;
  for (const _ in given) count += 1;
  if (count === found) return;
  for (const name in given) {
    if (known.has(name)) continue;
    const expected = known.size > 0 ? \`expected \${[...known].join(", ")}\` : "there are none";
    throw new TypeError(\`unknown input \${JSON.stringify(name)}: \${expected}\`);
  }
}`,
};

/** The same where a call gives tangents or vectors too. */
const checkNamesOf: Definition = {
  ...checkNames,
  text: checkNames.text
    .replace(")⟪: void⟫ {", ', role = "input")⟪: void⟫ {')
    .replace("unknown input", "unknown ${role}"),
};

const checkArray: Definition = {
  name: "checkArray",
  doc: "Throws unless the value is an array of this class and length.",
  text: `function checkArray(name⟪: string⟫, value⟪: unknown⟫, Kind⟪: Kind⟫, length⟪: number⟫, type⟪: string⟫)⟪: void⟫ {
  if (value instanceof Kind && value.length === length) return;
  throw wrong(name, \`\${Kind.name} of length \${length} (\${type})\`, value);
}
⟪type Kind = Float64ArrayConstructor | Float32ArrayConstructor | Int32ArrayConstructor | Uint8ArrayConstructor;⟫`,
};

const checkSeed: Definition = {
  name: "checkSeed",
  doc: "Throws unless the seed of random numbers is a whole number of 32 bits, with or without sign.",
  text: `function checkSeed(seed⟪: unknown⟫)⟪: void⟫ {
  if (typeof seed === "number" && ((seed | 0) === seed || seed >>> 0 === seed)) return;
  throw wrong("seed", "a whole number of 32 bits", seed);
}`,
};

const createGuard: Definition = {
  name: "createGuard",
  doc:
    "Sees to it that results share no memory with the model or with an input, and an input none with the place of " +
    "another, and that arrays are what they should be. Every array of a call has a slot, inputs with their places " +
    "before results. What the call before brought as well is not looked at again: only its length can have changed, " +
    "to 0, when its memory was given away.",
  text: `function createGuard(arena⟪: ArrayBuffer⟫, slots⟪: readonly Slot[]⟫) {
  const labels = slots.map(([label]) => label);
  const own = slots.map(([, place]) => place);
  const arrays⟪: (Row | null)[]⟫ = slots.map(() => null);
  const memory⟪: (ArrayBufferLike | null)[]⟫ = slots.map(() => null);
  const lastSeen = slots.map(() => 0);
  let call = 1;
  let hasNews = false;

  function begin()⟪: void⟫ {
    call += 1;
  }

  function see(slot⟪: number⟫, array⟪: Row⟫, Kind⟪: Kind⟫, length⟪: number⟫, type⟪: string⟫)⟪: void⟫ {
    if (arrays[slot] !== array || array.length !== length) {
      checkArray(labels[slot], array, Kind, length, type);
      arrays[slot] = array;
      memory[slot] = array.buffer;
      hasNews = true;
    }
    if (lastSeen[slot] !== call - 1) hasNews = true;
    lastSeen[slot] = call;
  }

  function check()⟪: void⟫ {
    if (!hasNews) return;
    for (let slot = 0; slot < slots.length; slot++) {
      if (lastSeen[slot] !== call) continue;
      if (own[slot] === null) checkResult(slot);
      else checkInput(slot);
    }
    hasNews = false;
  }

  function checkInput(slot⟪: number⟫)⟪: void⟫ {
    if (memory[slot] !== arena) return;
    for (let other = 0; other < slots.length; other++) {
      if (other === slot || !overlap(arrays[slot], own[other])) continue;
      throw new TypeError(\`\${labels[slot]} is the model's own memory of \${labels[other]}: pass a copy\`);
    }
  }

  function checkResult(slot⟪: number⟫)⟪: void⟫ {
    if (memory[slot] === arena) throw new TypeError(\`\${labels[slot]} is memory of the model: pass an array of your own\`);
    for (let input = 0; own[input] !== null; input++) {
      if (memory[input] !== memory[slot] || lastSeen[input] !== call || !overlap(arrays[input], arrays[slot])) continue;
      throw new TypeError(\`\${labels[slot]} shares memory with \${labels[input]}: pass an array of its own\`);
    }
  }

  return { begin, see, check };
}
⟪type Row = Float64Array | Float32Array | Int32Array | Uint8Array;⟫
⟪type Slot = readonly [label: string, place: Row | null];⟫`,
};

const overlap: Definition = {
  name: "overlap",
  doc: "Whether two arrays of one memory have a byte in common.",
  text: `function overlap(a⟪: ArrayBufferView | null⟫, b⟪: ArrayBufferView | null⟫)⟪: boolean⟫ {
  if (a === null || b === null) return false;
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}`,
};

const checkBinding: Definition = {
  name: "checkBinding",
  doc: "Throws unless the sizes are those that the module was compiled for.",
  text: `function checkBinding(binding⟪: object⟫)⟪: void⟫ {
  const sizes = new Map⟪<string, unknown>⟫(Object.entries(signature.sizes));
  for (const [name, size] of Object.entries(binding)) {
    if (!sizes.has(name)) throw new TypeError(\`there is no size \${JSON.stringify(name)} in \${signature.name}\`);
    if (size === sizes.get(name)) continue;
    throw new RangeError(\`\${signature.name} was compiled for \${name} = \${sizes.get(name)}, not \${describe(size)}\`);
  }
}`,
};

const chooseBinding: Definition = {
  name: "chooseBinding",
  doc: "The binding that these sizes name; throws unless there is one.",
  text: `function chooseBinding(given⟪: object⟫)⟪: Bound⟫ {
  const names = Object.keys(given);
  const unknown = names.find((name) => !Object.keys(bindings[0].sizes).includes(name));
  if (unknown !== undefined) throw new TypeError(\`there is no size \${JSON.stringify(unknown)} in \${signature.name}\`);
  const agreeing = (wanted⟪: object⟫) =>
    bindings.filter(({ sizes }) => Object.entries(wanted).every(([name, size]) => sizes[name] === size));
  const completed = agreeing({ ...defaults, ...given });
  if (completed.length === 1) return completed[0];
  if (names.length === 0) return bindings[0];
  const found = agreeing(given);
  if (found.length === 1) return found[0];
  const written = (sizes⟪: object⟫) =>
    Object.entries(sizes)
      .map(([name, size]) => \`\${name} = \${describe(size)}\`)
      .join(", ");
  const all = bindings.map(({ sizes }) => written(sizes)).join("; ");
  const what = found.length === 0 ? "none has" : \`\${found.length} have\`;
  throw new RangeError(\`\${signature.name} was compiled for \${all}: \${what} \${written(given)}\`);
}`,
};

const checkCode: Definition = {
  name: "checkCode",
  doc: "Throws if a kernel left early: a code is 1 + a position in the list of failures.",
  text: `function checkCode(code⟪: number⟫)⟪: void⟫ {
  if (code === 0) return;
  const { node, message } = failures[code - 1];
  throw new RangeError(\`\${node}: \${message} (\${failedValue} at position \${failedPosition})\`);
}`,
};

const checkFailure: Definition = {
  name: "checkFailure",
  doc: "Throws if a kernel left early: a code is 1 + a position in the list of failures.",
  text: `function checkFailure(code⟪: number⟫, [position, value]⟪: Int32Array⟫)⟪: void⟫ {
  if (code === 0) return;
  const { node, message } = failures[code - 1];
  throw new RangeError(\`\${node}: \${message} (\${value} at position \${position})\`);
}`,
};

const trapped: Definition = {
  name: "trapped",
  doc: "What a call that ended early throws: a trap of the program is a fault of its compiler's, and is told so.",
  text: `function trapped(name⟪: string⟫, error⟪: unknown⟫)⟪: unknown⟫ {
  if (!(error instanceof WebAssembly.RuntimeError)) return error;
  const fault = \`this is a fault of gradc's, not of the call: \${error.message}\`;
  return Object.assign(new Error(\`\${signature.name}: \${name} did not end; \${fault}\`), { cause: error });
}`,
};

const isSame: Definition = {
  name: "isSame",
  doc: "Whether two arrays hold the same numbers.",
  text: `function isSame(a⟪: ArrayLike<number>⟫, b⟪: ArrayLike<number>⟫)⟪: boolean⟫ {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}`,
};

/** In the order in which a module defines them. */
const checksOf = (names: Definition): readonly Definition[] => [
  ...[names, checkObject, checkArray, createGuard, overlap, checkSeed, checkBinding, chooseBinding],
  ...[checkCode, checkFailure, trapped, isSame, wrong, describe],
];

/** The checks that these lines call, and those that they call themselves. */
export function printChecks(lines: readonly string[]): string[] {
  const asksRole = lines.some((line) => /checkNames\([^)]*"/.test(line));
  return printDefinitions(checksOf(asksRole ? checkNamesOf : checkNames), lines);
}
