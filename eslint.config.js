import javascript from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

const productRooms = ["src/**/*.ts", "compiler/**/*.ts", "cli/**/*.ts", "runtime/**/*.ts"];
const lines = { skipBlankLines: true, skipComments: true };

/** Habits of the house that have no rule of their own. */
const houseRules = [
  {
    selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
    message: "Do not cast through unknown: narrow the value, or give the function the right type.",
  },
];

export default defineConfig(
  globalIgnores(["dist/", ".cache/", "test/golden/", "examples/*/built/"]),
  // Without inline comments every exception stands in this file, where it is seen.
  { linterOptions: { noInlineConfig: true } },
  javascript.configs.recommended,
  typescript.configs.strict,
  {
    rules: {
      // The compiler of TypeScript knows better which names exist.
      "no-undef": "off",
      // What reads JSON and writes comments has to name control characters.
      "no-control-regex": "off",
      eqeqeq: "error",
      "no-restricted-syntax": ["error", ...houseRules],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/naming-convention": [
        "error",
        { selector: "typeLike", format: ["PascalCase"] },
        { selector: "function", format: ["camelCase"], trailingUnderscore: "allow" },
      ],
      "@typescript-eslint/no-unused-vars": "error",
    },
  },
  {
    files: productRooms,
    rules: {
      "max-lines": ["error", { max: 300, ...lines }],
      "max-lines-per-function": ["error", { max: 40, ...lines }],
    },
  },
);
