import { missingItems } from "@contactpoint/protocol";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LetterReader } from "./letter-reader.ts";

const reader = new LetterReader({
  instruments: [
    { id: "convention", basis: "UNCC", title: "Convention", assumed: true, bound_from: {} },
  ],
});

test("every message of the wire can be read", () => {
  fc.assert(
    fc.property(messageArbitrary(), (message) => {
      const { type, item, body } = reader.read(message);
      expect([type, item]).toEqual([message.type, message.item ?? -1]);
      expect(body === null || Object.keys(body).length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("what a request lacks is judged by the instrument it rests on, or else as Budapest has it", () => {
  fc.assert(
    fc.property(messageArbitrary("request"), (message) => {
      const basis = message.instrument === "convention" ? "UNCC" : "BUDAPEST";
      const { missing, items } = reader.readRequest(message);
      expect(missing).toEqual(missingItems(message, basis));
      expect(items).toHaveLength(message.data?.items.length ?? 0);
      expect(reader.read(message).body).toEqual(missing.length === 0 ? null : { missing });
    }),
  );
});

test("an item is known by the first account among its identifiers", () => {
  fc.assert(
    fc.property(messageArbitrary("request"), (message) => {
      const accounts = (message.data?.items ?? []).map(({ identifiers }) => {
        for (const identifier of identifiers)
          if (identifier.kind === "account") return identifier.value;
        return null;
      });
      expect(reader.readRequest(message).items.map(({ account }) => account)).toEqual(accounts);
    }),
  );
});
