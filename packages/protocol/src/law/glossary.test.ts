import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { article } from "./articles.ts";

test("the glossary cites encoded articles only", () => {
  const page = readFileSync(new URL("../../../../docs/glossary.md", import.meta.url), "utf8");
  const cited =
    page.match(/\b(?:UN|BC|2AP|EU)-[0-9][0-9.]*[0-9](?:\([a-z]\))?|\b2AP-[0-9]\b/g) ?? [];
  expect(cited.length).toBeGreaterThan(40);
  for (const id of cited) {
    expect(() => article(id)).not.toThrow();
  }
});
