import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

import { namedSnippets } from "../packages/cli/src/documents/named-snippets.ts";
import { catalog } from "./house/manifests.ts";

// Does what a developer does who has never seen this checkout: installs the packed packages into an
// empty folder, simulates a scenario, tries a node in Python, copies the tests of docs/testkit.md,
// checks their types and runs them.
const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "contactpoint-outside-"));
try {
  cpSync(join(root, "packages/testkit/outside"), folder, { recursive: true });
  const scenario = "regressions/first-night.yaml";
  cpSync(join(root, "scenarios/first-night.yaml"), join(folder, scenario));
  cpSync(join(root, "docs/examples/python"), join(folder, "python"), { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest());
  const page = readFileSync(join(root, "docs/testkit.md"), "utf8");
  for (const [name, text] of namedSnippets(page)) writeFileSync(join(folder, name), text);
  const packed = globSync("dist/*.tgz", { cwd: root }).map((path) => join(root, path));
  run("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...packed);
  run("npx", "contactpoint", "run", scenario, "--out", "run");
  run("npx", "contactpoint", "replay", "run");
  run("npx", "contactpoint", "conform", "--command", "python3 python/node.py", "--rule", "S18");
  run("npx", "tsc", "--project", ".");
  // One test of the page is there to fail.
  run("npx", "vitest", "run", "--exclude", "*-fails.test.ts", ...process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Of what the tests import besides; the packed packages are added by their installation. */
function manifest(): string {
  const versions = catalog(root);
  const tools = ["@types/node", "fast-check", "typescript", "vitest"];
  const devDependencies = Object.fromEntries(tools.map((name) => [name, versions.get(name)]));
  return JSON.stringify({ name: "outside", private: true, type: "module", devDependencies });
}

/** Node itself is the one of the workspace, because the machine's own may be too old. */
function run(command: string, ...words: readonly string[]): void {
  process.stdout.write(`\n$ ${[command, ...words].join(" ")}\n`);
  const path = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
  execFileSync(command, words, {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
}
