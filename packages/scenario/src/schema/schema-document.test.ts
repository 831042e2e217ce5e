import { readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";

import { everySchema } from "../testing/every-schema.ts";
import { scenarioTextArbitrary } from "../testing/index.ts";
import { GENERATED_BELOW, referencePage } from "./reference-page.ts";
import { schemaDocument } from "./schema-document.ts";
import type { JsonSchema } from "./schema-document.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const validate = new Ajv.default({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
  schemaDocument(),
);
const sound: Record<string, unknown> = parse(read("../testing/sound-scenario.yaml"));

test("the schema is one that editors understand: draft-07, nothing beside a reference", () => {
  expect(schemaDocument()["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  everySchema(schemaDocument(), (schema, path) => {
    expect(Object.keys(schema), path).not.toContain("$defs");
    if ("$ref" in schema) expect(Object.keys(schema), path).toEqual(["$ref"]);
  });
});

test("every key has a description", () => {
  everySchema(schemaDocument(), (schema, path) => {
    if (typeof schema["properties"] !== "object" || path.endsWith("/properties")) return;
    for (const [key, value] of Object.entries(schema["properties"] ?? {})) {
      expect((value as JsonSchema)["description"], `${path}/${key}`).toMatch(/[.?]$/);
    }
  });
});

test("every map refuses unknown keys and leaves those with x- free", () => {
  expect(validate({ ...sound, "x-note": { any: [1] } })).toBe(true);
  expect(validate({ ...sound, note: 1 })).toBe(false);
  everySchema(schemaDocument(), (schema, path) => {
    if (schema["type"] !== "object" || path.endsWith("/properties")) return;
    expect(schema["patternProperties"], path).toMatchObject({ "^x-": {} });
    expect(schema["additionalProperties"], path).toBe(false);
  });
});

test("the schema takes the two examples of the format and random scenarios", () => {
  for (const name of ["spring-forward", "one-year"]) {
    expect(validate(parse(read(`../testing/${name}.yaml`))), name).toBe(true);
  }
  fc.assert(
    fc.property(scenarioTextArbitrary(), (text) => validate(text)),
    { numRuns: 50 },
  );
});

test("the schema refuses what the reader refuses: wrong types, missing and misspelt keys", () => {
  const { seed: _, ...unseeded } = sound;
  const wrong = [
    unseeded,
    { ...sound, seed: "1" },
    { ...sound, marking: "SECRET" },
    { ...sound, clock: { start: "2027-03-27", duration: "P4D" } },
    { ...sound, practice: { preservation: "2 months" } },
    { ...sound, topology: { kind: "star" } },
    {
      ...sound,
      profiles: { default: { ack: { exponential: { mean: "PT1H" }, deterministic: "PT1H" } } },
    },
  ];
  for (const document of wrong) expect(validate(document)).toBe(false);
});

const PAGE = new URL("../../../../docs/scenario-format.md", import.meta.url);
const SHIPPED = new URL("../../contactpoint.schema.json", import.meta.url);

// The formatter pads tables and joins short lists; neither changes what a file says.
const unpadded = (text: string): string => text.replaceAll(/-{3,}/g, "---").replaceAll(/ +/g, " ");

test("the reference page is the one the schema generates", () => {
  const [written = ""] = readFileSync(PAGE, "utf8").split(GENERATED_BELOW);
  const wanted = written + referencePage();
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(PAGE, wanted);
  expect(unpadded(readFileSync(PAGE, "utf8"))).toBe(unpadded(wanted));
});

test("the schema file beside the package is the one the code gives", () => {
  const wanted = schemaDocument();
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(SHIPPED, JSON.stringify(wanted, null, 2));
  expect(JSON.parse(readFileSync(SHIPPED, "utf8"))).toEqual(wanted);
});
