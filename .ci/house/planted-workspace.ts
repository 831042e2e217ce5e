import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { allDependencies, manifests } from "./manifests.ts";

export const repositoryRoot = resolve(import.meta.dirname, "../..");

export type PlantedWorkspace = {
  readonly root: string;
  /** Runs one of the repository's own tools in the planted workspace. */
  run(tool: string, ...parameters: string[]): { status: number | null; output: string };
  [Symbol.dispose](): void;
};

/**
 * A workspace with this repository's configuration, packages and installed modules, but with
 * other sources: the real tools judge planted files there, and nothing in the checkout changes.
 *
 * @param files text by path from the root; every package has an empty `src/index.ts` besides
 */
export function plantedWorkspace(files: Readonly<Record<string, string>>): PlantedWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "contactpoint-house-")));
  copyConfiguration(root);
  linkModules(root);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return {
    root,
    run(tool, ...parameters) {
      const path = join(repositoryRoot, "node_modules/.bin", tool);
      const options = {
        cwd: root,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1" },
      } as const;
      const { status, stdout, stderr, error } = spawnSync(path, parameters, options);
      if (error !== undefined) throw error;
      return { status, output: stdout + stderr };
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function copyConfiguration(root: string): void {
  const configuration = readdirSync(repositoryRoot).filter((name) =>
    /\.json$|\.config\.ts$|\.yaml$|rc\.json$/.test(name),
  );
  for (const path of [...configuration, ".ci/house/lint-rules.ts"]) copy(root, path);
  for (const name of manifests(repositoryRoot).keys()) {
    if (name === ".") continue;
    copy(root, `packages/${name}/package.json`);
    copy(root, `packages/${name}/tsconfig.json`);
    write(root, `packages/${name}/src/index.ts`, "export {};\n");
  }
}

/** Packages see each other in the planted workspace, and the rest as installed here. */
function linkModules(root: string): void {
  for (const [name, manifest] of manifests(repositoryRoot)) {
    const folder = name === "." ? "." : `packages/${name}`;
    for (const dependency of new Set(allDependencies(manifest).map(([one]) => one))) {
      const own = /^@contactpoint\/(.+)$/.exec(dependency)?.[1];
      const installed = join(repositoryRoot, folder, "node_modules", dependency);
      const target = own === undefined ? installed : join(root, "packages", own);
      if (!existsSync(target)) continue;
      const link = join(root, folder, "node_modules", dependency);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(own === undefined ? realpathSync(target) : target, link);
    }
  }
}

function copy(root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  copyFileSync(join(repositoryRoot, path), join(root, path));
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
