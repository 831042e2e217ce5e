import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { repositoryRoot } from "./planted-workspace.ts";

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };

const ownCommands = new Set(["install"]);

test.for(["README.md", "CONTRIBUTING.md", ".ci/run"])(
  "every script that %s names exists",
  (path) => {
    const named = [...read(path).matchAll(/\bpnpm(?:@12)? ([a-z][\w:-]*)/g)].map(
      (match) => match[1] ?? "",
    );
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
