import { expect, test } from "vitest";

import { EXIT } from "./exit-code.ts";
import { failureText } from "./failure-text.ts";

const message = `a.yaml:1:1 ${"word ".repeat(40)}end`;

test("A wrong command line is said in lines of 80 columns, a place in a file in one", () => {
  const lines = failureText({ code: EXIT.usage, message }).split("\n");
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  expect(lines.map((line) => line.trim()).join(" ")).toBe(`contactpoint: ${message}`);
  expect(failureText({ code: EXIT.badInput, message })).toBe(`contactpoint: ${message}`);
});
