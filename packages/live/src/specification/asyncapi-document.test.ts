import { createRequire } from "node:module";
import { MESSAGE_TYPES } from "@contactpoint/protocol";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { frameArbitrary } from "../testing/index.ts";
import { FRAME_KINDS } from "../wire/index.ts";
import { asyncApiDocument } from "./asyncapi-document.ts";

interface Document {
  readonly components: {
    readonly messages: Readonly<
      Record<string, { readonly examples: readonly { readonly payload: object }[] }>
    >;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

const document = (await asyncApiDocument()) as Document;
const require = createRequire(import.meta.url);
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(document, "doc");

/** Whether the document's own schema takes a value. */
function fits(name: string, value: unknown): boolean {
  const validate = ajv.getSchema(`doc#/components/schemas/${name}`);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  return validate(value) === true;
}

test("the document is valid AsyncAPI 3.0", () => {
  const schema = require("@asyncapi/specs/schemas/3.0.0-without-$id.json") as object;
  const isDocument = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  isDocument(document);
  expect(isDocument.errors).toBeNull();
  expect(isDocument({ ...document, channels: { broken: { messages: 1 } } })).toBe(false);
  const shouting = { action: "shout", channel: { $ref: "#/channels/channel" } };
  expect(isDocument({ ...document, operations: { shouting } })).toBe(false);
});

test("every frame and message stands in the document, and every example fits its schema", () => {
  const { messages } = document.components;
  expect(Object.keys(messages)).toEqual([...FRAME_KINDS, ...MESSAGE_TYPES]);
  for (const [name, { examples }] of Object.entries(messages)) {
    expect(examples.length, name).toBeGreaterThan(0);
    for (const { payload } of examples) expect(fits(name, payload), name).toBe(true);
  }
});

test("every reference leads to something in the document", () => {
  const places = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
  for (const [, place = ""] of places) {
    const found = place
      .split("/")
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(found, place).toBeDefined();
  }
});

test("the document takes every frame that a node takes, and none with a field more", () => {
  fc.assert(
    fc.property(frameArbitrary(), (frame) => {
      expect(fits(frame.kind, frame)).toBe(true);
      expect(fits(frame.kind, { ...frame, novel: 1 })).toBe(false);
    }),
  );
});

test("the document takes every message that a node takes, and none of another type", () => {
  fc.assert(
    fc.property(messageArbitrary(), fc.constantFrom(...MESSAGE_TYPES), (message, other) => {
      expect(fits(message.type, message)).toBe(true);
      expect(fits(other, message)).toBe(other === message.type);
    }),
  );
});
