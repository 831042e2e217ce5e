import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Packages that a module loads at run time, itself and through what it imports. */
function packagesLoadedBy(module: URL, seen: Set<string>): Set<string> {
  const packages = new Set<string>();
  if (seen.has(module.href)) {
    return packages;
  }
  seen.add(module.href);
  const statement = /^(?:import|export) (?!type\b)[^;]*?from "([^"]+)";/gm;
  for (const [, specifier = ""] of readFileSync(module, "utf8").matchAll(statement)) {
    if (specifier.startsWith(".")) {
      for (const name of packagesLoadedBy(new URL(specifier, module), seen)) {
        packages.add(name);
      }
    } else {
      packages.add(specifier);
    }
  }
  return packages;
}

test("the main entry starts without zod, which only the door of the schemas loads", () => {
  expect(packagesLoadedBy(new URL("../index.ts", import.meta.url), new Set())).not.toContain("zod");
  expect(packagesLoadedBy(new URL("schemas.ts", import.meta.url), new Set())).toContain("zod");
});
