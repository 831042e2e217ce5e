import { z } from "zod";

import { scenario } from "./scenario-schema.ts";

export type JsonSchema = { [key: string]: unknown };

/**
 * The JSON Schema of `contactpoint/1`, draft-07 (editors read this and below): shared parts under
 * `definitions`, unknown keys refused, keys that begin with `x-` free.
 */
export function schemaDocument(): JsonSchema {
  return {
    ...draft07(scenario),
    $id: "https://contactpoint.example/schema/contactpoint-1.json",
    title: "contactpoint/1",
    description: "A scenario of the network of national 24/7 points of contact.",
  };
}

/** A schema in draft-07, as all our files have it. */
export function draft07(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    override: ({ jsonSchema }) => openToFreeKeys(jsonSchema),
  });
}

/** Named maps check their names by pattern rather than `propertyNames`, which would bar free keys. */
function openToFreeKeys(schema: JsonSchema): void {
  if (schema["type"] !== "object") {
    // `minProperties` of a union is meant for its map alone.
    moveBounds(schema);
    return;
  }
  const names = schema["propertyNames"];
  const value = schema["additionalProperties"];
  if (schema["patternProperties"] !== undefined) return;
  const free: JsonSchema = { "^x-": {} };
  if (isSchema(names) && typeof names["pattern"] === "string" && isSchema(value)) {
    free[names["pattern"]] = value;
    delete schema["propertyNames"];
    schema["additionalProperties"] = false;
  }
  schema["patternProperties"] = free;
}

function moveBounds(schema: JsonSchema): void {
  const options = Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [];
  for (const option of options) {
    if (isSchema(option) && option["type"] === "object") {
      if (schema["minProperties"] !== undefined) option["minProperties"] = schema["minProperties"];
      if (schema["maxProperties"] !== undefined) option["maxProperties"] = schema["maxProperties"];
    }
  }
  delete schema["minProperties"];
  delete schema["maxProperties"];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
