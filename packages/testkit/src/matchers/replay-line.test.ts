import { RULES } from "@contactpoint/analysis";
import fc from "fast-check";
import { expect, test } from "vitest";
import { replayLines } from "./replay-line.ts";

const document = { format: "contactpoint/1", id: "kept" };

function line(currentTestName: string): string {
  return replayLines({ kind: "test" }, [], { testPath: "a.test.ts", currentTestName })[0] ?? "";
}

test("The name of a test is a pattern that matches this name", () => {
  expect(line("XA answers (always) within $1 [sic]?")).toBe(
    String.raw`replay: npx vitest run a.test.ts -t 'XA answers \(always\) within \$1 \[sic\]\?'`,
  );
  fc.assert(
    fc.property(
      fc.string().map((text) => text.replaceAll("'", "")),
      (name) => {
        const [, pattern = ""] = /-t '?([^]*?)'?$/.exec(line(name)) ?? [];
        expect(name).toMatch(new RegExp(`^${pattern}$`));
      },
    ),
  );
});

test("Files of counterexamples have short names, and two tests never share one", () => {
  const names = ["Чикаго отвечает", "Париж отвечает", "x".repeat(300), "x".repeat(301), "Plain"];
  const rules = RULES.filter(({ number }) => number === "S18");
  const paths = names.map(
    (currentTestName) =>
      replayLines({ kind: "document", document }, rules, { currentTestName })[0]
        ?.split(" ")
        .at(-1) ?? "",
  );
  expect(new Set(paths).size).toBe(names.length);
  expect(Math.max(...paths.map((path) => path.length))).toBeLessThan(200);
  expect(paths.at(-1)).toBe(".vitest/counterexamples/plain-s18.yaml");
});
