import javascript from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

const productRooms = ["src/**/*.ts", "compiler/**/*.ts", "cli/**/*.ts", "runtime/**/*.ts"];
const portableRooms = ["src/**/*.ts", "compiler/**/*.ts", "runtime/**/*.ts"];

/** Files whose inner loops are measured to need `array[i]!`. A file enters this list together with its measurement. */
const provenHotLoops = [];

const lines = { skipBlankLines: true, skipComments: true };

/** Habits of the house that have no rule of their own. */
const houseRules = [
  {
    selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
    message: "Do not cast through unknown: narrow the value, or give the function the right type.",
  },
  {
    selector: "ImportDeclaration[source.value=/^\\.{1,2}\\u002f.*(?<!\\.(js|json|mjs))$/]",
    message: "A relative import names the file it loads: end it in .js.",
  },
];

export default defineConfig(
  globalIgnores(["dist/", "test/golden/", "examples/*/built/"]),
  // Without inline comments every exception stands in this file, where it is seen.
  { linterOptions: { noInlineConfig: true } },
  javascript.configs.recommended,
  typescript.configs.strict,
  {
    rules: {
      "no-undef": "off",
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...houseRules],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      "max-lines": ["error", { max: 300, ...lines }],
      "object-shorthand": "error",
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "typeLike", format: ["PascalCase"] },
        { selector: "function", format: ["camelCase"], leadingUnderscore: "forbid", trailingUnderscore: "allow" },
      ],
      "@typescript-eslint/no-unused-vars": "error",
    },
  },
  {
    files: productRooms,
    rules: { "max-lines-per-function": ["error", { max: 40, ...lines }] },
  },
  {
    files: portableRooms,
    rules: {
      "no-console": "error",
      "no-restricted-imports": ["error", { patterns: [{ regex: "^node:", message: "This room runs in a browser." }] }],
    },
  },
  ...provenHotLoops.map((file) => ({
    files: [file],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  })),
);
