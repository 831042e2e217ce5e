import type { JournalRecord } from "@contactpoint/protocol";
import { DiskMap } from "@contactpoint/live/store";
import type { Message } from "@contactpoint/protocol/messages";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Role, Seat } from "../seats/index.ts";
import { Board } from "./board.ts";
import { MessageSheets, type Posted, sheafOf } from "./message-sheets.ts";

const seat = (id: string, role: Role, ...states: string[]): Seat => ({
  id,
  role,
  states,
  post: "",
});
const SEATS = [
  seat("facilitator", "facilitator"),
  seat("XA/duty-officer", "player", "XA"),
  seat("XB/duty-officer", "player", "XB"),
  seat("evaluator/1", "evaluator", "XB"),
  seat("observer/1", "observer"),
];

/** Odd messages go from XA to XB, even ones back; a third request is between others. */
const happening = fc.record({
  request: fc.constantFrom("every/XA/1", "every/XA/1/c1", "every/XC/1"),
  number: fc.integer({ min: 1, max: 4 }),
  direction: fc.constantFrom("out" as const, "in" as const),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

test("A seat is told of its own messages, each as it was said or heard last, whenever it asks", () => {
  const round = fc.record({ all: fc.array(happening), asks: fc.boolean() });
  fc.assert(
    fc.property(fc.array(round, { maxLength: 6 }), (rounds) => {
      const board = new Board("life");
      const phoneOf = (state: string): string => `phone of ${state}`;
      const sheets = new MessageSheets(board, { postedOf, phoneOf }, new DiskMap());
      const versions = new Map<string, number>();
      const screens = new Map(SEATS.map(({ id }) => [id, new Map<string, unknown>()]));
      const wanted = new Map(SEATS.map(({ id }) => [id, new Map<string, unknown>()]));
      let at = 0;
      const look = (one: Seat): void => {
        const { documents, version } = board.since(one, versions.get(one.id) ?? 0);
        versions.set(one.id, version);
        for (const { key, document } of documents) screens.get(one.id)?.set(key, document);
      };
      for (const { all, asks } of rounds) {
        for (const one of all) {
          sheets.note(recordOf(one, ++at));
          for (const { id, role, states } of SEATS) {
            const state = endOf(one);
            const isShown =
              role === "facilitator" ? one.direction === "out" : states.includes(state);
            if (isShown) wanted.get(id)?.set(keyOf(one), documentOf(one, at));
          }
        }
        if (asks) SEATS.forEach(look);
      }
      SEATS.forEach(look);
      expect(screens).toEqual(wanted);
      for (const one of SEATS)
        for (const [key, document] of wanted.get(one.id) ?? []) {
          expect(board.since(one, 0).documents.map((each) => each.key)).toContain(key);
          expect(document).toMatchObject({ kind: "message" });
          expect(board.shows(one, key, sheafOf(key.slice(key.indexOf("/") + 1)))).toBe(true);
        }
    }),
    { numRuns: 60 },
  );
});

test("What nobody may read has no sheet, and who did not hear a message is not shown it", () => {
  const board = new Board("life");
  const sheets = new MessageSheets(board, {
    postedOf: (id) => (id.endsWith("#1") ? postedOf(id) : undefined),
    phoneOf: () => null,
  });
  sheets.note(recordOf({ request: "every/XA/1", number: 3, direction: "out" }, 1));
  expect(board.version).toBe(0);
  sheets.note(recordOf({ request: "every/XA/1", number: 1, direction: "in" }, 2));
  const [, asking, asked] = SEATS;
  if (asking === undefined || asked === undefined) throw new Error("there are no players");
  expect(board.shows(asking, "in/every/XA/1#1", "messages/every/XA/1")).toBe(false);
  expect(board.shows(asked, "in/every/XA/1#1", "messages/every/XA/1")).toBe(true);
});

function endsOf({ request, number }: Pick<Happening, "request" | "number">): [string, string] {
  const ends = request === "every/XC/1" ? ["XC", "XD"] : ["XA", "XB"];
  const [from = "", to = ""] = number % 2 === 1 ? ends : ends.toReversed();
  return [from, to];
}

function endOf(one: Happening): string {
  return endsOf(one)[one.direction === "out" ? 0 : 1];
}

function keyOf({ request, number, direction }: Happening): string {
  return `${direction}/${request}#${number}`;
}

function recordOf(one: Happening, at: number): JournalRecord {
  const { request, number, direction } = one;
  const [from, to] = endsOf(one);
  const known = { at, request, message: `${request}#${number}`, type: "status-query" } as const;
  const sent = { channel: "email", route: [from, to], instrument: "convention", cause: undefined };
  if (direction === "in") return { kind: "delivered", node: to, ...known };
  return { kind: "sent", from, to, ...known, ...sent } as JournalRecord;
}

function postedOf(id: string): Posted {
  const number = Number(id.slice(id.lastIndexOf("#") + 1));
  const [from, to] = endsOf({ request: id.slice(0, id.lastIndexOf("#")) as never, number });
  return { letter: { id, from, to } as Message, channel: "email", through: [] };
}

function documentOf(one: Happening, at: number): unknown {
  const { request, number, direction } = one;
  const [from] = endsOf(one);
  const posted = postedOf(`${request}#${number}`);
  const callBack = direction === "in" ? `phone of ${from}` : null;
  return { kind: "message", ...posted, signed_by: from, direction, at, call_back: callBack };
}
