import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

import { expect, test } from "vitest";

import { importsBehind } from "./door-imports.ts";
import { layers, purePackages, rootTools } from "./layers.ts";
import { allDependencies, catalog, manifests, runtimeDependencies } from "./manifests.ts";
import type { Manifest } from "./manifests.ts";
import { repositoryRoot } from "./planted-workspace.ts";

const all = manifests(repositoryRoot);
const rootManifest = all.get(".") ?? { name: "" };
const packages = [...all].filter(([name]) => name !== ".");

test("the list of layers names exactly the packages there are", () => {
  expect(readdirSync(join(repositoryRoot, "packages")).toSorted()).toEqual(
    [...layers.keys()].toSorted(),
  );
});

test.for(packages)("the package %s depends only on lower layers", ([name, manifest]) => {
  expect(manifest.name).toBe(`@contactpoint/${name}`);
  expect(upwardDependencies(name, manifest)).toEqual([]);
});

test("a dependency on the same or a higher layer is found", () => {
  const dependencies = {
    "@contactpoint/engine": "workspace:*",
    "@contactpoint/world": "workspace:*",
  };
  expect(upwardDependencies("analysis", { name: "", dependencies })).toEqual([
    "@contactpoint/world",
  ]);
  const devDependencies = { "@contactpoint/analysis": "workspace:*" };
  expect(upwardDependencies("scenario", { name: "", devDependencies })).toEqual([
    "@contactpoint/analysis",
  ]);
});

test.for([...all])("the manifest %s takes its versions from the workspace", ([, manifest]) => {
  expect(statedVersions(manifest)).toEqual([]);
});

test("a version stated in a manifest is found", () => {
  const dependencies = { zod: "4.6.7", yaml: "catalog:", "@contactpoint/engine": "^0.1.0" };
  expect(statedVersions({ name: "", dependencies })).toEqual(["zod", "@contactpoint/engine"]);
  const peerDependencies = { vitest: "catalog:", "fast-check": "catalog:peers" };
  expect(statedVersions({ name: "", peerDependencies })).toEqual(["vitest"]);
});

test("every version of the catalog is exact", () => {
  const versions = [...catalog(repositoryRoot)];
  expect(versions.length).toBeGreaterThan(10);
  expect(versions.filter(([, version]) => !isExact(version))).toEqual([]);
  expect(["^1.2.3", "~1.2.3", "1.2", "latest", "*", ">=1.0.0"].filter(isExact)).toEqual([]);
});

test("the root holds tools only", () => {
  const names = allDependencies(rootManifest).map(([name]) => name);
  expect(names.filter((name) => !rootTools.has(name))).toEqual([]);
  expect(rootManifest.dependencies).toBeUndefined();
});

test.for(packages)("the compiler's references of %s are its dependencies", ([name, manifest]) => {
  const own = allDependencies(manifest)
    .map(([dependency]) => dependency)
    .filter((dependency) => dependency.startsWith("@contactpoint/"))
    .map((dependency) => dependency.replace("@contactpoint/", "../"));
  const once = [...new Set(own)].toSorted();
  expect(references(`packages/${name}/tsconfig.json`).toSorted()).toEqual(once);
});

test.for(["tsconfig.json", "tsconfig.tests.json", "tsconfig.browser.json"])(
  "%s refers to every package",
  (path) => {
    const expected = [...layers.keys()].map((name) => `packages/${name}`);
    expect(references(path)).toEqual(expect.arrayContaining(expected));
  },
);

test.for(purePackages.filter((name) => name !== "scenario"))(
  "the package %s sees neither Node nor a page",
  (name) => {
    const { compilerOptions = {} } = configuration(`packages/${name}/tsconfig.json`);
    expect(compilerOptions).not.toHaveProperty("types");
    expect(compilerOptions).not.toHaveProperty("lib");
  },
);

test.for(packages)(
  "all that the doors and commands of %s lead to is a dependency or a peer, and is packed",
  ([name, manifest]) => {
    const { bin = {}, files } = manifestOf(name) as { bin?: Doors; files: readonly string[] };
    const folder = join(repositoryRoot, "packages", name);
    const left = files.filter((one) => one.startsWith("!dist/")).map((one) => one.slice(6));
    const runtime = runtimeDependencies(manifest);
    for (const door of [...Object.values(doorsOf(name)), ...Object.values(bin)]) {
      const behind = importsBehind(join(folder, door));
      expect([...behind.packages].filter((dependency) => !runtime.has(dependency))).toEqual([]);
      const paths = [...behind.files].map((file) => relative(join(folder, "src"), file));
      expect(paths.filter((path) => left.some((one) => path.startsWith(`${one}/`)))).toEqual([]);
    }
  },
);

test.for(packages)("the README of %s names each of its doors", ([name, manifest]) => {
  const page = readFileSync(join(repositoryRoot, "packages", name, "README.md"), "utf8");
  const doors = Object.keys(doorsOf(name)).map((door) => `\`${manifest.name}${door.slice(1)}\``);
  expect(doors.filter((door) => !page.includes(door))).toEqual([]);
});

test.for(packages)("each door of %s opens on a source of it", ([name]) => {
  const folder = join(repositoryRoot, "packages", name);
  const exports = doorsOf(name);
  const targets = Object.values(exports);
  expect(targets.filter((path) => !path.startsWith("./src/"))).toEqual([]);
  expect(targets.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
  expect(exports["."]).toBe("./src/index.ts");
  const testing = existsSync(join(folder, "src/testing/index.ts"));
  expect(exports["./testing"]).toBe(testing ? "./src/testing/index.ts" : undefined);
});

test.for(packages)("each door of %s is published compiled", ([name]) => {
  const { publishConfig } = manifestOf(name) as { publishConfig: { exports: unknown } };
  const compiled = Object.entries(doorsOf(name)).map(([door, path]) => {
    const target = path.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, "");
    return [door, { types: `${target}.d.ts`, default: `${target}.js` }];
  });
  expect(publishConfig.exports).toEqual(Object.fromEntries(compiled));
});

type Doors = Readonly<Record<string, string>>;

function doorsOf(name: string): Doors {
  const { exports = {} } = manifestOf(name) as { exports?: Doors };
  return exports;
}

function manifestOf(name: string): unknown {
  return JSON.parse(readFileSync(join(repositoryRoot, "packages", name, "package.json"), "utf8"));
}

function upwardDependencies(name: string, manifest: Manifest): string[] {
  const layer = layers.get(name) ?? -1;
  return allDependencies(manifest)
    .map(([dependency]) => dependency)
    .filter((dependency) => dependency.startsWith("@contactpoint/"))
    .filter(
      (dependency) => !((layers.get(dependency.replace("@contactpoint/", "")) ?? 99) < layer),
    );
}

/** A peer comes from whoever installs the package, so the workspace states a range for it. */
function statedVersions(manifest: Manifest): string[] {
  const { peerDependencies = {}, ...own } = manifest;
  const stated = (all: readonly [string, string][], external: string): string[] =>
    all
      .filter(([name, version]) =>
        name.startsWith("@contactpoint/") ? version !== "workspace:*" : version !== external,
      )
      .map(([name]) => name);
  return [
    ...stated(allDependencies(own), "catalog:"),
    ...stated(Object.entries(peerDependencies), "catalog:peers"),
  ];
}

function isExact(version: string): boolean {
  return /^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version);
}

type Configuration = {
  references?: { path: string }[];
  compilerOptions?: Record<string, unknown>;
};

function references(path: string): string[] {
  return (configuration(path).references ?? []).map((reference) => reference.path);
}

function configuration(path: string): Configuration {
  const text = readFileSync(join(repositoryRoot, path), "utf8");
  return JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, "")) as Configuration;
}
