import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { specifiers } from "./import-problems.ts";

/**
 * Packages, Node's own left out, that a source and all it leads to within its package import,
 * types included.
 */
export function importsBehind(door: string): Set<string> {
  const packages = new Set<string>();
  const files = new Set([door]);
  for (const file of files) {
    for (const specifier of specifiers(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (!specifier.startsWith("node:")) packages.add(packageOf(specifier));
    }
  }
  return packages;
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
