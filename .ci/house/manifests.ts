import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type Manifest = {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** The manifests of the packages by folder name; the root's own under `"."`. */
export function manifests(root: string): Map<string, Manifest> {
  const folders = readdirSync(join(root, "packages")).toSorted();
  return new Map([
    [".", manifestAt(root)],
    ...folders.map((name): [string, Manifest] => [name, manifestAt(join(root, "packages", name))]),
  ]);
}

/** All dependencies of a manifest, of whatever kind, as pairs of name and version. */
export function allDependencies(manifest: Manifest): [string, string][] {
  return [
    manifest.dependencies,
    manifest.devDependencies,
    manifest.peerDependencies,
    manifest.optionalDependencies,
  ].flatMap((kind) => Object.entries(kind ?? {}));
}

/** Dependencies that are there for whoever uses the package. */
export function runtimeDependencies(manifest: Manifest): Set<string> {
  return new Set(
    [manifest.dependencies, manifest.peerDependencies, manifest.optionalDependencies].flatMap(
      (kind) => Object.keys(kind ?? {}),
    ),
  );
}

/** The catalog of pnpm-workspace.yaml: one `name: version` a line, nothing nested. */
export function catalog(root: string): Map<string, string> {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const section = /^catalog:\n((?:[ #].*\n|\n)*)/m.exec(text)?.[1] ?? "";
  return new Map(
    [...section.matchAll(/^ {2}"?([^"\s#:]+)"?: *"?([^"\s]+)"?$/gm)].map((line) => [
      line[1] ?? "",
      line[2] ?? "",
    ]),
  );
}

function manifestAt(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
}
