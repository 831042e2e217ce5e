import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REQUIREMENTS } from "./requirements.ts";

const PACKAGES = new URL("../../../", import.meta.url).pathname;

test("each requirement has an id of its own and says the word of its level", () => {
  const ids = REQUIREMENTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, level, sentence } of REQUIREMENTS) {
    expect(id).toMatch(/^P-[0-9]{3}$/);
    expect(sentence, id).toMatch(/^[A-Z`].*\.$/);
    const words = new Set(sentence.match(/\b(MUST NOT|MUST|SHOULD)\b/g));
    expect([...words], id).toEqual([level]);
  }
});

test("every test that is said to check a requirement exists", () => {
  const titles = new Set(
    globSync("*/src/**/*.test.ts", { cwd: PACKAGES }).flatMap((path) =>
      [...readFileSync(PACKAGES + path, "utf8").matchAll(TITLE)].map(([, title]) => title),
    ),
  );
  const named = REQUIREMENTS.flatMap(({ checked_by }) => checked_by);
  expect(named.filter((title) => !titles.has(title))).toEqual([]);
});

/** Of a test, or of one that runs for each row of a table. */
const TITLE = /(?:\btest\(|\)\()\s*"([^"]+)"/g;
