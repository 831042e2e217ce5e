import * as z from "zod";
import { messageSchema } from "./message.ts";

/** JSON Schema (draft-07) of every message, by message type. */
export function messagesJsonSchema(): Readonly<Record<string, z.core.JSONSchema.BaseSchema>> {
  return Object.fromEntries(
    messageSchema.options.map((schema) => [
      schema.shape.type.value,
      z.toJSONSchema(schema, { target: "draft-7" }),
    ]),
  );
}
