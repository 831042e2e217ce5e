import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

import { formatProblem } from "./problem.ts";
import { readScenario } from "./read-scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "scenario-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a missing, empty or binary file is a problem, not an exception", () => {
  writeFileSync(join(folder, "empty.yaml"), "");
  writeFileSync(join(folder, "binary.yaml"), new Uint8Array([0xff, 0xfe, 0x00, 0x80]));
  const messages = ["missing.yaml", "empty.yaml", "binary.yaml"].map((name) => {
    const read = readScenario(join(folder, name));
    return "problems" in read ? read.problems.map(({ message }) => message).join() : "";
  });
  expect(messages).toEqual([
    "cannot read missing.yaml: there is no such file",
    "the file is empty",
    "cannot read binary.yaml: the file is no text in UTF-8",
  ]);
});

test("a file in another encoding is told at its first byte that is no text", () => {
  writeFileSync(join(folder, "latin.yaml"), "format: contactpoint/1\ninclude: [part.yaml]\n");
  writeFileSync(join(folder, "part.yaml"), Buffer.from("x-a: 1\n# Größe\n", "latin1"));
  writeFileSync(join(folder, "utf16.yaml"), Buffer.from("\u{FEFF}format: x\n", "utf16le"));
  const first = (name: string): string => {
    const read = readScenario(join(folder, name));
    return "problems" in read ? read.problems.map(formatProblem).join("\n") : "";
  };
  const hint = "the file is no text in UTF-8; save the file as UTF-8";
  expect(first("latin.yaml")).toBe(`${folder}/part.yaml:2:5 cannot read part.yaml: ${hint}`);
  expect(first("utf16.yaml")).toBe(`${folder}/utf16.yaml:1:1 cannot read utf16.yaml: ${hint}`);
});

test("an empty file is told how a scenario and how a study begins", () => {
  writeFileSync(join(folder, "nothing.yaml"), "");
  const read = readScenario(join(folder, "nothing.yaml"));
  expect("problems" in read && read.problems[0]?.hint).toBe(
    "a scenario begins with format: contactpoint/1, a study with format: contactpoint-study/1",
  );
});
