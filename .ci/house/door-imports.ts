import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { specifiers } from "./import-problems.ts";

/** What a source leads to, types included. */
export interface Behind {
  /** Sources of its own package, itself included. */
  readonly files: ReadonlySet<string>;
  /** Packages, Node's own left out. */
  readonly packages: ReadonlySet<string>;
}

export function importsBehind(door: string): Behind {
  const packages = new Set<string>();
  const files = new Set([door]);
  for (const file of files) {
    for (const specifier of specifiers(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (!specifier.startsWith("node:")) packages.add(packageOf(specifier));
    }
  }
  return { files, packages };
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
