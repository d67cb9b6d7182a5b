/** Type-checks texts as files of one folder, as a strict project would. */
import ts from "typescript";

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  target: ts.ScriptTarget.ES2020,
  lib: ["lib.es2020.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  noEmit: true,
};

/** The library's own declarations, which take longer to read than all the rest. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** What is wrong with the files: `file:line message`. Files import one another by `./name.js`. */
export function typeErrors(files: { readonly [file: string]: string }): string[] {
  const folder = "/module";
  const texts = new Map(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.directoryExists = (name) => name === folder || directoryExists?.(name) === true;
  host.getSourceFile = (file, version) => {
    const text = texts.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version);
    const library = libraries.get(file) ?? getSourceFile(file, version);
    libraries.set(file, library);
    return library;
  };
  const checked = ts.createProgram([...texts.keys()], options, host);
  return ts.getPreEmitDiagnostics(checked).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    const text = ts.flattenDiagnosticMessageText(messageText, " ");
    return `${(file?.fileName ?? "").replace(`${folder}/`, "")}:${line} ${text}`;
  });
}
