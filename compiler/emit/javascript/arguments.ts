/** The functions of a model that check what a call gives, take it into memory, and hand results out. */
import { key, member, quoted } from "../names.js";
import { printType, sizeOf, type DType } from "../../../src/types.js";
import { arrayOf, isScalar, storeScalar, type Port, type Ports } from "./port.js";
import { comment, indented, paragraphs, printObject } from "./text.js";

export function printArguments(ports: Ports, initializes: boolean): string[] {
  const derived = ports.gradients;
  const taken = hasInputs(ports);
  return paragraphs(
    printCheckInputs(ports),
    taken ? printCheckSet(initializes) : [],
    taken ? printTakeInputs(ports) : [],
    printCheckResults("Outputs", "result", ports.outputs),
    printCopies("Outputs", "outputs", ports.outputs, null),
    ...(derived === null
      ? []
      : [
          printCheckResults("Gradients", "gradient", derived),
          printCopies("Gradients", "gradients", derived, ports.seed === null ? "factor" : null),
        ]),
  );
}

function printFunction(doc: string, head: string, body: readonly string[]): string[] {
  return [...comment([doc]), `${head} {`, ...indented(body), "}"];
}

const scalarChecks: { readonly [D in DType]: string } = {
  f64: "checkNumber",
  f32: "checkNumber",
  i32: "checkInteger",
  bool: "checkFlag",
};

/** The call that checks a value given for a port. */
export function checkCall({ name, type }: Port, role: string, value: string): string {
  const label = quoted(`${role}${role === "" ? "" : " "}${name}`);
  if (type.shape.length === 0) return `${scalarChecks[type.dtype]}(${label}, ${value});`;
  const length = sizeOf(type.shape);
  return `checkArray(${label}, ${value}, ${arrayOf(type.dtype)}, ${length}, ${quoted(printType(type))});`;
}

function printCheckInputs({ inputs, parameters }: Ports): string[] {
  const check =
    (role: string) =>
    (port: Port): string[] => {
      const value = member("given", port.name);
      const label = quoted(`${role} ${port.name}`);
      if (isScalar(port)) return [`if (${value} !== undefined) ${checkCall(port, role, value)}`];
      const alias = `checkAlias(${label}, ${value}, ${port.array}, inputsEnd);`;
      return [`if (${value} !== undefined) {`, ...indented([checkCall(port, role, value), alias]), "}"];
    };
  const body = [
    'checkObject("inputs", given);',
    "checkNames(given, names);",
    ...inputs.flatMap(check("input")),
    ...parameters.flatMap(check("parameter")),
  ];
  return printFunction(
    "Throws if a call gives what does not fit; changes nothing.",
    "function checkInputs(given⟪: Inputs⟫)⟪: void⟫",
    body,
  );
}

/** Whether a call can find something that no one has set. */
export function hasInputs({ inputs, parameters }: Ports): boolean {
  return inputs.length + parameters.length > 0;
}

function printCheckSet(initializes: boolean): string[] {
  const advice = initializes ? "give it in a call, or call initialize" : "give it in a call";
  return printFunction(
    "Throws if something has never been set and this call does not give it.",
    "function checkSet(given⟪?: Partial<Inputs>⟫)⟪: void⟫",
    [
      "for (const name of unset) {",
      "  if (given !== undefined && given[name⟪ as keyof Inputs⟫] !== undefined) continue;",
      `  throw new TypeError(\`\${name} has never been set: ${advice}\`);`,
      "}",
    ],
  );
}

function printTakeInputs({ inputs, parameters }: Ports): string[] {
  const take = (port: Port): string => {
    const value = member("given", port.name);
    return isScalar(port)
      ? `if (${value} !== undefined) ${storeScalar(port, value)}`
      : `if (${value} !== undefined && ${value} !== ${port.array}) ${port.array}.set(${value});`;
  };
  return printFunction("Copies what a call gives into the model.", "function takeInputs(given⟪: Inputs⟫)⟪: void⟫", [
    ...[...inputs, ...parameters].map(take),
    "missing = 0;",
  ]);
}

/** Checks that can be done without it are done without it: see `checkResults`. */
function printCheckResults(type: string, role: string, ports: readonly Port[]): string[] {
  if (ports.every(isScalar)) return [];
  const body = ports
    .filter((port) => !isScalar(port))
    .flatMap((port) => {
      const value = member("out", port.name);
      const label = quoted(`${role} ${port.name}`);
      return [checkCall(port, role, value), `checkApart(${label}, ${value}, arena, given);`];
    });
  return printFunction(
    "Throws unless these are the caller's own arrays, apart from the inputs.",
    `function check${type}(label⟪: string⟫, out⟪: ${type}⟫, given⟪?: Inputs⟫)⟪: void⟫`,
    ["checkObject(label, out);", ...body],
  );
}

/** The call that checks where results are to go. */
export function checkResults(type: string, ports: readonly Port[], out: string, given: string): string {
  if (ports.every(isScalar)) return `checkObject(${quoted(out)}, ${out});`;
  return `check${type}(${quoted(out)}, ${out}${given === "" ? "" : `, ${given}`});`;
}

/** Fresh copies of the model's own results, and copies into arrays of the caller; `factor` scales both. */
function printCopies(type: string, own: string, ports: readonly Port[], factor: string | null): string[] {
  const scalar = (port: Port): string => {
    const value = member(own, port.name);
    if (factor === null) return value;
    return port.type.dtype === "f32" ? `Math.fround(${value} * ${factor})` : `${value} * ${factor}`;
  };
  const fresh = ports.map((port) => {
    const copy = `${port.array}.slice()`;
    return `${key(port.name)}: ${isScalar(port) ? scalar(port) : factor === null ? copy : `scaled(${copy}, ${factor})`}`;
  });
  const fill = ports.flatMap((port) => {
    const target = member("out", port.name);
    if (isScalar(port)) return [`${target} = ${scalar(port)};`];
    return [`${target}.set(${port.array});`, ...(factor === null ? [] : [`scaled(${target}, ${factor});`])];
  });
  const parameter = factor === null ? "" : `${factor}⟪: number⟫`;
  const into = `out⟪: ${type}⟫${parameter === "" ? "" : `, ${parameter}`}`;
  return paragraphs(
    [`function copy${type}(${parameter})⟪: ${type}⟫ {`, ...indented(printObject("return ", fresh, ";")), "}"],
    [`function fill${type}(${into})⟪: ${type}⟫ {`, ...indented([...fill, "return out;"]), "}"],
  );
}
