import { globSync, readFileSync } from "node:fs";

import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";

import { CORPUS } from "../testing/played-scenario.ts";
import { formatted } from "./formatted.ts";

const shipped = globSync("**/*.yaml", { cwd: CORPUS }).toSorted();

/** The words of all comments, in their order. */
const commentsOf = (text: string): string[] =>
  [...text.matchAll(/(?:^|\s)#(?!\S*")([^\n]*)/g)].map(([, words = ""]) => words.trim());

test("the shipped files keep data and comments, and a second time changes nothing", () => {
  expect(shipped.length).toBeGreaterThan(20);
  for (const name of shipped) {
    const text = readFileSync(`${CORPUS}${name}`, "utf8");
    const once = formatted(text);
    expect(parse(once), name).toEqual(parse(text));
    expect(commentsOf(once).toSorted(), name).toEqual(commentsOf(text).toSorted());
    expect(formatted(once), name).toBe(once);
  }
});

test("any data keeps its values, and a second time changes nothing", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const map = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), value, { minKeys: 1 });
  fc.assert(
    fc.property(map, fc.boolean(), (data, flow) => {
      const inner = flow ? `outer: ${JSON.stringify(data)}\n` : stringify({ outer: data });
      const once = formatted(inner);
      expect(parse(once)).toEqual(parse(inner));
      expect(formatted(once)).toBe(once);
    }),
  );
});

test("maps are padded, lists are not, and long flows are broken", () => {
  expect(formatted("a:   {b: [1,2], c: {d: 1}}   # why\n")).toBe(
    "a: { b: [1, 2], c: { d: 1 } } # why\n",
  );
  const long = `a: [${Array.from({ length: 60 }, (_, index) => index).join(", ")}]\n`;
  expect(formatted(long).split("\n").length).toBeGreaterThan(10);
});

test("what is no YAML, or no map in block style, is refused with its place", () => {
  expect(() => formatted("a: [1\n")).toThrow(/^\d+:\d+ is no YAML/);
  expect(() => formatted('{ "a": 1 }')).toThrow("1:1 is no scenario in block style");
  expect(() => formatted("- a\n")).toThrow("block style");
});
