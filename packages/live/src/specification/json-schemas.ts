import { messageSchema } from "@contactpoint/protocol/messages";
import * as z from "zod";
import { registerKeysSchema, registerSchema } from "../trust/register.ts";
import { frameSchema } from "../wire/index.ts";

/** A JSON Schema as zod writes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * JSON Schema (draft-07), each whole in itself, of everything that nodes exchange beside the
 * messages: the frames by kind, the register and the root's statement of the keys that sign it.
 */
export function wireJsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    [...frames(), ...DOCUMENTS].map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { target: "draft-7" }),
    ]),
  );
}

/** The same and the 22 messages, each naming the others by their place in `components.schemas`. */
export function componentSchemas(): Readonly<Record<string, object>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of [...frames(), ...messages(), ...DOCUMENTS])
    registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: "draft-7",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      // Within the document they are known by their place in it.
      const { $schema: _, $id: __, ...bare } = schema;
      return [id, bare];
    }),
  );
}

function frames(): (readonly [string, z.ZodType])[] {
  return frameSchema.options.map((schema) => [schema.shape.kind.value, schema]);
}

function messages(): (readonly [string, z.ZodType])[] {
  return messageSchema.options.map((schema) => [schema.shape.type.value, schema]);
}

const DOCUMENTS: readonly (readonly [string, z.ZodType])[] = [
  ["register", registerSchema],
  ["register-keys", registerKeysSchema],
];
