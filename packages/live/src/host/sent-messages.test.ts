import fc from "fast-check";
import { expect, test } from "vitest";
import { MESSAGE_TYPES } from "@contactpoint/protocol";
import { contactPoints } from "@contactpoint/world";
import { worldScenario } from "@contactpoint/world/testing";
import { SentMessages } from "./sent-messages.ts";

const points = contactPoints(worldScenario());

const sent = fc.record({
  request: fc.constantFrom("everyday/XA/1", "everyday/XA/1/c1", "inject/a#b/1"),
  number: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant(3_000_001)),
  type: fc.constantFrom(...MESSAGE_TYPES),
  addressee: fc.constantFrom(...points),
});

test("A message that was sent is known by its id as it was first sent, and no other is", () => {
  fc.assert(
    fc.property(fc.array(sent), sent, (all, other) => {
      const known = new SentMessages(points, new Map());
      const wanted = new Map<string, object>();
      for (const { request, number, type, addressee } of all) {
        known.add(request, number, { type, addressee });
        const id = `${request}#${number}`;
        wanted.set(id, wanted.get(id) ?? { type, addressee });
      }
      for (const [id, message] of wanted) expect(known.find(id)).toEqual(message);
      const id = `${other.request}#${other.number}`;
      expect(known.find(id)).toEqual(wanted.get(id));
      for (const written of otherWritings(other.number))
        expect(known.find(`${other.request}#${written}`)).toBeUndefined();
    }),
  );
});

/** What reads as the same number, and is not how its author writes it. */
function otherWritings(number: number): readonly string[] {
  return [
    `0${number}`,
    `+${number}`,
    ` ${number}`,
    `${number} `,
    `${number}.0`,
    `${number}e0`,
    `0x${number.toString(16)}`,
    "",
    "NaN",
  ];
}
