import { draft07 } from "../schema/schema-document.ts";
import type { JsonSchema } from "../schema/schema-document.ts";
import { study } from "./study-schema.ts";

/** The JSON Schema of `contactpoint-study/1`, draft-07, in the manner of `schemaDocument`. */
export function studySchemaDocument(): JsonSchema {
  return {
    ...draft07(study),
    $id: "https://contactpoint.example/schema/contactpoint-study-1.json",
    title: "contactpoint-study/1",
    description: "A study that compares variants of a scenario.",
  };
}
