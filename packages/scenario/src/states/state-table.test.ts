import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { joinStates } from "../../bench/join-states.ts";

test("the generated sources are what the generator makes of the data today", () => {
  for (const [path, text] of Object.entries(joinStates())) {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(text);
  }
});
