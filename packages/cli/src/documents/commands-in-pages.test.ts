import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Command } from "commander";
import { expect, test } from "vitest";

import { COMMANDS } from "../command-line/commands.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
const PAGES = globSync(["*.md", "docs/**/*.md", "scenarios/**/*.md", "packages/*/*.md"], {
  cwd: ROOT,
}).toSorted();

interface Use {
  readonly command: string;
  readonly options: readonly string[];
}

/** Command lines of this program in a page, in its listings and within its sentences. */
function usesIn(page: string): readonly Use[] {
  const lines = page.replaceAll(/ \\\n\s*/g, " ").replaceAll(/'[^'\n]*'/g, "…");
  return [
    ...lines.matchAll(/(?:^|`|\bpnpm |@12 |\bnpx )contactpoint ([a-z][a-z-]*)([^`\n#|>]*)/gm),
  ].map(([, command = "", rest = ""]) => ({
    command,
    options: [...rest.matchAll(/ (--[a-z][a-z-]*)/g)].map(([, option = ""]) => option),
  }));
}

/** Options that a command knows. */
async function optionsOf(name: string): Promise<ReadonlySet<string> | undefined> {
  const define = await COMMANDS.find((each) => each.name === name)?.load();
  if (define === undefined) return undefined;
  const command = new Command(name);
  define(command, [name], () => undefined);
  return new Set(["--help", ...command.options.flatMap(({ long }) => long ?? [])]);
}

test("every command and option that a page names exists", async () => {
  const unknown: string[] = [];
  const used = new Set<string>();
  for (const page of PAGES)
    for (const { command, options } of usesIn(readFileSync(ROOT + page, "utf8"))) {
      used.add(command);
      const known = await optionsOf(command);
      if (known === undefined) unknown.push(`${page}: ${command}`);
      for (const option of options)
        if (known?.has(option) === false) unknown.push(`${page}: ${command} ${option}`);
    }
  expect(unknown).toEqual([]);
  // So that the search does not go blind.
  for (const command of ["run", "conform", "exercise", "check", "worker", "erase"])
    expect(used).toContain(command);
});

test("command lines are found over several lines, in sentences, and without what they quote", () => {
  const page =
    "pnpm contactpoint node a.yaml \\\n  --state XA  # and --so on\nSo `contactpoint run --json`.\ncontactpoint conform --command 'python3 x.py --bad'";
  expect(usesIn(page)).toEqual([
    { command: "node", options: ["--state"] },
    { command: "run", options: ["--json"] },
    { command: "conform", options: ["--command"] },
  ]);
});
