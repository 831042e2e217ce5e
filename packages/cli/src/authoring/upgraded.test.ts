import { globSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";
import { isMap, type Document } from "yaml";

import { CORPUS } from "../testing/played-scenario.ts";
import { type Format, upgraded } from "./upgraded.ts";

/** Formats of a release to come: version 2 renames a key, version 3 drops one. */
const LATER: Readonly<Record<string, Format>> = {
  contactpoint: {
    current: 3,
    steps: [
      { from: 2, change: dropLevel },
      { from: 1, change: renameStates },
    ],
  },
};

function renameStates(document: Document): string[] {
  if (!isMap(document.contents)) return [];
  for (const pair of document.contents.items)
    if (String(pair.key) === "states") pair.key = document.createNode("points");
  return ["states is called points"];
}

function dropLevel(document: Document): string[] {
  return document.delete("level") ? ["level is dropped: it had no effect"] : [];
}

const NIGHT = `# A night.
format: contactpoint/1 # major
level: L2
states: { XA: { zone: UTC } } # one

# The end.
seed: 1
`;

test("every shipped file is current, and stays as it is", () => {
  const files = globSync("**/*.yaml", { cwd: CORPUS });
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const text = readFileSync(`${CORPUS}${name}`, "utf8");
    // What is included names no format of its own.
    if (!/^format:/m.test(text)) continue;
    const { from, to, text: after, changes } = upgraded(text);
    expect({ same: from === to, changes }, name).toEqual({ same: true, changes: [] });
    expect(after, name).toBe(text);
  }
});

test("steps are carried out one after another, and keep comments and order", () => {
  expect(upgraded(NIGHT, LATER)).toEqual({
    from: "contactpoint/1",
    to: "contactpoint/3",
    changes: ["states is called points", "level is dropped: it had no effect"],
    text: NIGHT.replace("point/1", "point/3")
      .replace("level: L2\n", "")
      .replace("states:", "points:"),
  });
  const half = NIGHT.replace("point/1", "point/2");
  expect(upgraded(half, LATER).changes).toEqual(["level is dropped: it had no effect"]);
});

test.for([
  ["format: contactpoint/2\n", /^1:9 format contactpoint\/2 is newer than .*major version 2 of/],
  ["\nformat: contactpoint-study/9\n", /^2:9 format contactpoint-study\/9 is newer/],
  [
    "format: contactpoint/1.2\n",
    /^1:9 a format is named by its major version alone: contactpoint\/1/,
  ],
  ["format: contactpoint/0\n", /^1:9 no release ever wrote version 0/],
  ["format: toString/1\n", /^1:9 format toString\/1 is none of contactpoint, contactpoint-study/],
  ["id: night\n", /^1:1 names no format/],
  ["format: 1\n", /^1:1 names no format/],
  ["- a\n", /^1:1 names no format/],
  ["format: [\n", /^\d+:\d+ is no YAML/],
] as const)("what cannot be upgraded is refused with its place: %j", ([text, message]) => {
  expect(() => upgraded(text)).toThrow(message);
});
