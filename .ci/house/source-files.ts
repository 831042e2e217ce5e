import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** A TypeScript file of the workspace, by its path from the root, with `/` on every system. */
export type SourceFile = { readonly path: string; readonly text: string };

// Tests that run beside this one write into `.vitest`.
const notOurs = new Set(["node_modules", "dist", "runs", ".vitest"]);

/** Every TypeScript file under `packages/` and `.ci/`, in code-unit order of the paths. */
export function sourceFiles(root: string): SourceFile[] {
  return pathsUnder(root, "packages")
    .concat(pathsUnder(root, ".ci"))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Every file under a folder of the workspace, installed and generated ones left out. */
export function pathsUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notOurs.has(entry.name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? pathsUnder(root, path) : [path];
    })
    .toSorted();
}

export function isTestCode(path: string): boolean {
  return /\.test\.ts$|^packages\/[^/]+\/(bench|browser|guides)\/|^\.ci\//.test(path);
}
