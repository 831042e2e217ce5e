import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rulesDocument } from "./rules-document.ts";

const PAGE = new URL("../../../../docs/rules.md", import.meta.url);

// UPDATE_DOCS=1 rewrites the page.
test("docs/rules.md is what the rules say", () => {
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, rulesDocument());
  expect(readFileSync(PAGE, "utf8")).toBe(rulesDocument());
});
