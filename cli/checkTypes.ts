/** Whether the texts of a module type-check under strict: by the TypeScript that ts-morph brings along. */
import { verdict, type CheckRow } from "../compiler/check/report.js";
import type { Compiled } from "../compiler/index.js";

/** One row for the module in TypeScript, one for the declarations beside a caller that uses every export. */
export async function checkTypes({ name, typescript, declarations }: Compiled): Promise<CheckRow[]> {
  const { Project, ts } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      strict: true,
      noUnusedLocals: true,
      noImplicitReturns: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2022.d.ts"],
      types: [],
    },
  });
  const problemsOf = (file: string, text: string): string => {
    const [first] = project.createSourceFile(file, text).getPreEmitDiagnostics();
    if (first === undefined) return "";
    return `line ${first.getLineNumber() ?? 0}: ${ts.flattenDiagnosticMessageText(first.compilerObject.messageText, " ")}`;
  };
  const written = problemsOf(`${name}.ts`, typescript);
  const declared = problemsOf(`declared/${name}.d.ts`, declarations);
  const used = problemsOf("declared/caller.ts", callerOf(name));
  return [
    verdict(`${name}.ts`, "strict TypeScript", written === "", written),
    verdict(`${name}.d.ts`, "strict TypeScript", declared === "" && used === "", declared || used),
  ];
}

/** What every user of the module may write. */
function callerOf(name: string): string {
  return `import * as module from "./${name}.js";
export function run(inputs: module.Inputs, out: module.Outputs): module.Outputs {
  const model = module.create();
  const outputs: module.Outputs = model.forward(inputs);
  return module.forward(inputs, out) ?? outputs;
}
export const name: string = module.signature.name;
`;
}
