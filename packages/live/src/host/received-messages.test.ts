import { entityKey } from "@contactpoint/engine";
import { type CaseFacts, contactPoints, Message } from "@contactpoint/world";
import { worldScenario } from "@contactpoint/world/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ReceivedMessages } from "./received-messages.ts";

const points = contactPoints(worldScenario());
const [author, here, beyond] = points;

const copy = fc.record({
  number: fc.integer({ min: 1, max: 3 }),
  /** Of the copies that are there, the place of the one that is put through now; none: one comes. */
  through: fc.option(fc.nat(5)),
  outcome: fc.constantFrom("arrives", "goes back", "is lost"),
});

test("A message is the same whether or not it was kept, at whichever contact point", () => {
  fc.assert(
    fc.property(fc.array(copy, { size: "max", maxLength: 40 }), fc.boolean(), (copies, passes) => {
      const to = passes ? beyond : here;
      const few = new ReceivedMessages(points, new Map(), here ?? null);
      const all = new ReceivedMessages(points, new Map(), null);
      const told = copies.map(() => [] as unknown[]);
      for (const [side, received] of [few, all].entries()) {
        const there: Message[] = [];
        for (const [step, { number, through, outcome }] of copies.entries()) {
          const id = `${REQUEST}#${number}`;
          if (through === null)
            there.push(received.receive(id, (arrived) => messageTo(to, number, arrived)));
          else {
            const [message] = there.splice(through % Math.max(1, there.length), 1);
            if (message === undefined) continue;
            const back = outcome === "goes back" ? received.giveBack(message.id) : null;
            const again = message.arrived;
            if (outcome === "arrives") message.arrived = true;
            received.putThrough(message);
            told[step]?.push([side, message.id, again, back, received.find(message.id)]);
          }
        }
      }
      for (const of of told) {
        const [some, every] = of as [number, ...unknown[]][];
        expect(some?.slice(1)).toEqual(every?.slice(1));
      }
    }),
  );
});

test("Only what has arrived for good, or is lost at its end, is let go", () => {
  const received = new ReceivedMessages(points, new Map(), here ?? null);
  const id = `${REQUEST}#1`;
  const make = (): Message => messageTo(here, 1, false);
  const first = received.receive(id, make);
  expect(received.receive(id, make)).toBe(first);
  received.putThrough(first);
  expect(received.underWay(id)).toBe(first);
  received.putThrough(first);
  expect(received.underWay(id)).toBeUndefined();
  expect(received.find(id)).toEqual({ author, addressee: here, arrived: false, returns: 0 });
  const passing = received.receive(`${REQUEST}#2`, () => messageTo(beyond, 2, false));
  received.putThrough(passing);
  expect(received.underWay(passing.id)).toBe(passing);
});

const REQUEST = "everyday/XA/1";

function messageTo(to: typeof here, number: number, arrived: boolean): Message {
  if (author === undefined || here === undefined || to === undefined)
    throw new Error("there are too few contact points");
  const facts = { id: REQUEST, key: entityKey(REQUEST), from: author, to } as CaseFacts;
  const path = to === here ? [author, here] : [author, here, to];
  const terms = { type: "status-query", item: -1, body: null, channel: "email", path } as const;
  const message = new Message(
    facts,
    { ...terms, instrument: "", ringsNext: false, cause: "" },
    number,
    0,
    0,
  );
  message.arrived = arrived;
  return message;
}
