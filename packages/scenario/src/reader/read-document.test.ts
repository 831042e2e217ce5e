import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { DocumentResolver } from "./document-resolver.ts";
import { readDocument } from "./read-document.ts";
import { readScenario } from "./read-scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-document-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a file read as data resolves to the same scenario as the file", () => {
  const path = "scenarios/first-night.yaml";
  const [read, whole] = [readDocument(path), readScenario(path)];
  if ("problems" in read || "problems" in whole) throw new Error("the scenario has problems");
  expect(new DocumentResolver().resolve(read.document)).toMatchObject({ scenario: whole.scenario });
});

test("what a file includes is merged into its data", () => {
  writeFileSync(join(folder, "part.yaml"), "providers: { mailhaven: { state: XB } }\n");
  writeFileSync(join(folder, "whole.yaml"), "include: [part.yaml]\nseed: 1\n");
  const read = readDocument(join(folder, "whole.yaml"));
  expect(read).toEqual({ document: { seed: 1, providers: { mailhaven: { state: "XB" } } } });
});

test("a missing file is a problem", () => {
  expect(readDocument(join(folder, "none.yaml"))).toMatchObject({
    problems: [{ message: expect.stringContaining("cannot read none.yaml") }],
  });
});
