import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import {
  CASES,
  EXAM_CASES,
  EXAM_PROVIDERS,
  LINK_CHECKS,
  untriedRequirements,
} from "@contactpoint/testkit/conformance";
import { expect, test } from "vitest";

import { withGeneratedBlocks } from "./generated-blocks.ts";
import { markdownTable } from "./markdown-table.ts";

const PAGE = fileURLToPath(new URL("../../../../docs/conformance.md", import.meta.url));
const read = (): string => readFileSync(PAGE, "utf8");

test("docs/conformance.md lists the sentences without a case (UPDATE_DOCS=1 writes them)", () => {
  const rows = untriedRequirements().map(({ id, reason = "" }) => [id, reason]);
  const untried = markdownTable(["sentence", "why no case tries it"], rows);
  const written = withGeneratedBlocks(read(), { untried });
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, written);
  expect(read()).toBe(written);
});

test("docs/conformance.md counts the cases and names the providers that there are", () => {
  const page = read();
  expect(page).toContain(` ${CASES.length}, in seconds`);
  expect(page).toContain(` ${EXAM_CASES.length + LINK_CHECKS.length}, in half a minute`);
  const named = [...page.matchAll(/provider `([a-z]+)`/g)].map(([, name = ""]) => name);
  expect(Object.keys(EXAM_PROVIDERS).filter((name) => !named.includes(name))).toEqual(["lakeside"]);
  for (const { steps } of EXAM_CASES)
    for (const [, sentence = ""] of JSON.stringify(steps).matchAll(/made-up shop\. ([^"]+)"/g))
      expect(page).toContain(`"${sentence}"`);
});
