import { messageArbitrary } from "@contactpoint/protocol/testing";
import type { Message } from "@contactpoint/protocol/messages";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDigest } from "./content-digest.ts";

const TRANSPORT = ["id", "sent_at", "cause"];

test("how a message was sent does not change its digest", () => {
  fc.assert(
    fc.property(messageArbitrary(), fc.nat(99), fc.nat(), (message, n, sent_at) => {
      const again = { ...message, id: `again#${n}`, sent_at, cause: "another#1" };
      expect(contentDigest(again)).toBe(contentDigest(message));
    }),
  );
});

test("the order in which fields stand does not change it", () => {
  fc.assert(
    fc.property(messageArbitrary(), (message) => {
      const turned = Object.fromEntries(Object.entries(message).toReversed()) as Message;
      expect(contentDigest(turned)).toBe(contentDigest(message));
    }),
  );
});

test("every other field changes it", () => {
  fc.assert(
    fc.property(messageArbitrary(), (message) => {
      for (const field of Object.keys(message)) {
        if (TRANSPORT.includes(field)) continue;
        const changed = Object.assign({}, message, { [field]: { changed: true } });
        expect(contentDigest(changed), field).not.toBe(contentDigest(message));
      }
    }),
  );
});
