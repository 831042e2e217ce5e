import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { messageArbitrary } from "../testing/message-arbitrary.ts";
import { MESSAGE_TYPES } from "./message-type.ts";
import { messageSchema } from "./message.ts";
import { messagesJsonSchema } from "./messages-json-schema.ts";
import { PROTOCOL_HISTORY, PROTOCOL_VERSION } from "./protocol-version.ts";

test("every message type has a schema, and no schema lacks a type", () => {
  expect(Object.keys(messagesJsonSchema())).toEqual([...MESSAGE_TYPES]);
});

test("the protocol version stands for exactly these schemas", () => {
  const digest = createHash("sha256").update(JSON.stringify(messagesJsonSchema())).digest("hex");
  const latest = PROTOCOL_HISTORY.at(-1);
  expect(latest).toMatchObject({ version: PROTOCOL_VERSION, schemas_sha256: digest });
});

test("the history never names a version or a digest twice", () => {
  for (const field of ["version", "schemas_sha256"] as const) {
    const values = PROTOCOL_HISTORY.map((entry) => entry[field]);
    expect(new Set(values).size).toBe(values.length);
  }
});

test("every schema is draft-07 and refuses unknown fields", () => {
  for (const schema of Object.values(messagesJsonSchema())) {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(schema.additionalProperties).toBe(false);
  }
});

test("a message survives the wire unchanged", () => {
  for (const type of MESSAGE_TYPES) {
    fc.assert(
      fc.property(messageArbitrary(type), (message) => {
        expect(messageSchema.parse(JSON.parse(JSON.stringify(message)))).toStrictEqual(message);
      }),
      { numRuns: 30 },
    );
  }
});

test("the JSON Schema accepts what the schema accepts", () => {
  for (const [type, schema] of Object.entries(messagesJsonSchema())) {
    const readBack = z.fromJSONSchema(schema);
    const ofType = messageArbitrary().filter((message) => message.type === type);
    for (const message of fc.sample(ofType, { numRuns: 5, seed: 1 })) {
      expect(readBack.safeParse(message).success).toBe(true);
      expect(readBack.safeParse({ ...message, novel: 1 }).success).toBe(false);
    }
  }
});

test("a message without one of the fields that its schema requires is refused", () => {
  const schemas = messagesJsonSchema();
  fc.assert(
    fc.property(messageArbitrary(), fc.nat(), (message, pick) => {
      const required = schemas[message.type]?.required ?? [];
      const dropped = required[pick % required.length];
      const rest = Object.entries(message).filter(([field]) => field !== dropped);
      expect(messageSchema.safeParse(Object.fromEntries(rest)).success).toBe(false);
    }),
  );
});

test("a message with a field nobody knows, or marked as no exercise, is refused", () => {
  fc.assert(
    fc.property(messageArbitrary(), (message) => {
      expect(messageSchema.safeParse({ ...message, novel: 1 }).success).toBe(false);
      expect(messageSchema.safeParse({ ...message, marking: "REAL" }).success).toBe(false);
      expect(messageSchema.safeParse({ ...message, sent_at: 0.5 }).success).toBe(false);
    }),
  );
});

test("a refusal without reasons or on an unlisted ground is no message", () => {
  fc.assert(
    fc.property(messageArbitrary("refusal"), (refusal) => {
      expect(messageSchema.safeParse({ ...refusal, reasons: "" }).success).toBe(false);
      expect(messageSchema.safeParse({ ...refusal, ground: "inconvenience" }).success).toBe(false);
    }),
    { numRuns: 20 },
  );
});
