import { builtinModules } from "node:module";
import { posix } from "node:path";

import { testTools } from "./layers.ts";
import { allDependencies, manifests, runtimeDependencies } from "./manifests.ts";
import type { Manifest } from "./manifests.ts";
import { isTestCode, sourceFiles } from "./source-files.ts";

/**
 * Imports that no other tool refuses: past the folder of the package by a relative path (the
 * compiler allows it where a project reference exists), of the package by its own name, and of
 * what the package does not declare but finds in the root's modules.
 *
 * @returns one sentence a problem, in order of the files
 */
export function importProblems(root: string): string[] {
  const byPackage = manifests(root);
  return sourceFiles(root).flatMap(({ path, text }) => {
    const name = /^packages\/([^/]+)\//.exec(path)?.[1];
    const manifest = name === undefined ? undefined : byPackage.get(name);
    if (name === undefined || manifest === undefined || standsOutside(path)) return [];
    return specifiers(text).flatMap((specifier) => {
      const why = specifier.startsWith(".")
        ? escape(path, specifier, name)
        : undeclared(path, specifier, manifest);
      return why === undefined ? [] : [`${path} imports ${specifier}, ${why}`];
    });
  });
}

/** A sample of what developers write elsewhere, who have only the packed packages. */
function standsOutside(path: string): boolean {
  return path.startsWith("packages/testkit/outside/");
}

function escape(path: string, specifier: string, name: string): string | undefined {
  const target = posix.join(posix.dirname(path), specifier);
  return target.startsWith(`packages/${name}/`) ? undefined : "outside its package";
}

function undeclared(path: string, specifier: string, manifest: Manifest): string | undefined {
  if (specifier.startsWith("node:")) return undefined;
  if (builtinModules.includes(specifier)) return "a Node module without its prefix";
  const dependency = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (dependency === manifest.name) return "its own package";
  const declared = isTestCode(path)
    ? new Set([...allDependencies(manifest).map(([one]) => one), ...testTools])
    : available(path, manifest);
  return declared.has(dependency) ? undefined : "which it does not declare";
}

/** The second door of a package serves tests, so it may stand on development dependencies. */
function available(path: string, manifest: Manifest): Set<string> {
  const runtime = runtimeDependencies(manifest);
  return /^packages\/[^/]+\/src\/testing\//.test(path)
    ? new Set([...runtime, ...Object.keys(manifest.devDependencies ?? {})])
    : runtime;
}

/** What a source imports, in order and as written there. */
export function specifiers(text: string): string[] {
  const statement = /^(?:import|export)\b(?:[^"'`;]*?\bfrom)?\s*["']([^"']+)["']/gm;
  const call = /\bimport\(\s*["']([^"']+)["']/g;
  return [...text.matchAll(statement), ...text.matchAll(call)].map((match) => match[1] ?? "");
}
