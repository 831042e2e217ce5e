import { readFileSync, writeFileSync } from "node:fs";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { parse } from "yaml";

import type { JsonSchema } from "../schema/schema-document.ts";
import { everySchema } from "../testing/every-schema.ts";
import { STUDY_DEFAULTS } from "./study-defaults.ts";
import { STUDY_GENERATED_BELOW, studyReferencePage } from "./study-reference-page.ts";
import { studySchemaDocument } from "./study-schema-document.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const validate = new Ajv.default({ strict: true, allErrors: true, allowUnionTypes: true }).compile(
  studySchemaDocument(),
);
const sound: Record<string, unknown> = parse(read("../testing/sound-study.yaml"));

test("the study's schema is draft-07, and every key of it has a description", () => {
  expect(studySchemaDocument()["$schema"]).toBe("http://json-schema.org/draft-07/schema#");
  everySchema(studySchemaDocument(), (schema, path) => {
    if ("$ref" in schema) expect(Object.keys(schema), path).toEqual(["$ref"]);
    if (typeof schema["properties"] !== "object" || path.endsWith("/properties")) return;
    for (const [key, value] of Object.entries(schema["properties"] ?? {})) {
      expect((value as JsonSchema)["description"], `${path}/${key}`).toMatch(/[.?]\)?$/);
    }
  });
});

test("the study's schema takes a sound study, free keys and both forms of replications", () => {
  expect(validate(sound), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...sound, "x-note": 1, replications: 30 })).toBe(true);
});

test("the study's schema refuses what the reader refuses", () => {
  const { base: _, ...baseless } = sound;
  const wrong = [
    baseless,
    { ...sound, variants: { mesh: { patch: 5 } } },
    { ...sound, metrics: { fast: { latency: "time" } } },
    { ...sound, replications: { min: 0 } },
    { ...sound, keep: "all" },
    { ...sound, note: 1 },
  ];
  for (const document of wrong) expect(validate(document)).toBe(false);
});

test("the study's schema file beside the package is the one the code gives", () => {
  const shipped = new URL("../../contactpoint-study.schema.json", import.meta.url);
  const wanted = studySchemaDocument();
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(shipped, JSON.stringify(wanted, null, 2));
  expect(JSON.parse(readFileSync(shipped, "utf8"))).toEqual(wanted);
});

test("the reference page begins with its marker and has a part for each definition", () => {
  const page = studyReferencePage();
  expect(page.startsWith(STUDY_GENERATED_BELOW)).toBe(true);
  for (const name of Object.keys(studySchemaDocument()["definitions"] ?? {})) {
    expect(page).toContain(`## ${name}\n`);
  }
});

test("every default that the schema names is the one that is taken, and says what it rests on", () => {
  for (const [key, { basis, source }] of Object.entries(STUDY_DEFAULTS)) {
    expect({ key, basis }).toMatchObject({ basis: expect.stringMatching(/sourced|assumption/) });
    expect(source.length, key).toBeGreaterThan(0);
  }
  const page = studyReferencePage();
  for (const text of ["1,720 unless said", "0.25 unless said", "0.95 unless said"]) {
    expect(page).toContain(text);
  }
});
