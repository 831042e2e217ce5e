import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { repositoryRoot } from "./planted-workspace.ts";

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

const ownCommands = new Set(["install"]);

/** In a page only what stands as code counts; in the script every word does. */
const pages = ["README.md", "CONTRIBUTING.md"] as const;
const inPage = /(?:`|^|--yes )pnpm(?:@12)? ([a-z][\w:-]*)/gm;
const inScript = /\bpnpm ([a-z][\w:-]*)/g;

test.for([...pages.map((path) => [path, inPage] as const), [".ci/run", inScript] as const])(
  "every script that %s names exists",
  ([path, pattern]) => {
    const named = [...read(path).matchAll(pattern)].map((match) => match[1] ?? "");
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !(name in scripts) && !ownCommands.has(name))).toEqual([]);
  },
);

test("every file that a script runs exists", () => {
  const files = Object.values(scripts)
    .flatMap((script) => script.split(" "))
    .filter((word) => /\.(?:ts|yaml)$/.test(word));
  expect(files.length).toBeGreaterThan(1);
  expect(files.filter((file) => !existsSync(join(repositoryRoot, file)))).toEqual([]);
});
