/** Writes the generated pages of docs/. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createJiti } from "jiti";

const jiti = createJiti(import.meta.url);
const { file, page } = await jiti.import("./reference/page.ts");
const { rulesFile, rulesPage } = await jiti.import("./reference/rules.ts");
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, page());
writeFileSync(rulesFile, rulesPage());
