import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { landSvg } from "../../bench/land-svg.ts";

test("The outline on the map is what the atlas gives, and says where it comes from", () => {
  const text = readFileSync(new URL("land.svg", import.meta.url), "utf8");
  expect(text).toBe(landSvg());
  expect(text).toContain("public domain");
});
