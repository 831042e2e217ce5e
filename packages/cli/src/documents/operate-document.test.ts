import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { EVENT_NAMES } from "@contactpoint/live/operate";
import { expect, test } from "vitest";

import { COMMANDS } from "../command-line/commands.ts";
import { withGeneratedBlocks } from "./generated-blocks.ts";
import { operateBlocks } from "./operate-blocks.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/operate.md", import.meta.url));
const read = (): string => readFileSync(PAGE, "utf8");

test("the generated blocks of docs/operate.md are what the code says (UPDATE_DOCS=1 writes them)", () => {
  const written = withGeneratedBlocks(read(), operateBlocks());
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, written);
  expect(read()).toBe(written);
});

test("every command of docs/operate.md exists", () => {
  const names = [...read().matchAll(/^ *contactpoint ([a-z]+)/gm)].map(([, name]) => name);
  expect(new Set(names).size).toBeGreaterThan(5);
  const known = COMMANDS.map(({ name }) => name);
  for (const name of names) expect(known).toContain(name);
});

test("every event on the page's list is one that the live commands log", () => {
  const live = fileURLToPath(new URL("../live/", import.meta.url));
  const sources = readdirSync(live)
    .map((name) => readFileSync(live + name, "utf8"))
    .join("\n");
  for (const { name } of EVENT_NAMES) expect(sources, name).toContain(`"${name}"`);
});
