import fc from "fast-check";
import { expect, test } from "vitest";
import type { Seat } from "../seats/index.ts";
import { Board, type Sheet } from "./board.ts";
import type { NoteDocument, Versioned } from "./desk-document.ts";

const seatOf = (state: string): Seat => ({
  id: `${state}/duty-officer`,
  role: "player",
  states: [state],
  post: "duty-officer",
});

/** A sheet that one State sees. */
function sheet(key: string, state: string, text: string): Sheet {
  const document: NoteDocument = {
    kind: "note",
    at: 0,
    seat: `${state}/duty-officer`,
    person: "A",
    text,
    about: null,
  };
  return { key, show: ({ states }) => (states.includes(state) ? document : null) };
}

/** What a screen shows after some updates. */
function shown(screen: Map<string, string>, documents: readonly Versioned[]): Map<string, string> {
  for (const { key, document } of documents) {
    if (document?.kind === "note") screen.set(key, document.text);
    else screen.delete(key);
  }
  return screen;
}

test("A seat sees its own sheets and is told nothing of others", () => {
  const board = new Board("life");
  board.put(sheet("note/1", "XA", "mine"));
  board.put(sheet("note/2", "XB", "theirs"));
  const { documents, version } = board.since(seatOf("XA"), 0);
  expect(documents.map(({ key }) => key)).toEqual(["note/1"]);
  expect(version).toBe(2);
  expect(JSON.stringify(documents)).not.toContain("theirs");
});

test("What is gone is told to those who may have seen it", () => {
  const board = new Board("life");
  board.put(sheet("note/1", "XA", "mine"));
  const { version } = board.since(seatOf("XA"), 0);
  board.drop("note/1");
  expect(board.since(seatOf("XA"), version).documents).toEqual([
    { key: "note/1", version: 2, document: null },
  ]);
  expect(board.since(seatOf("XA"), 0).documents).toEqual([]);
});

test("A seat does not even hear the key of what it may not see", () => {
  const board = new Board("life");
  board.put(sheet("note/1", "XA", "mine"));
  const { version } = board.since(seatOf("XA"), 0);
  board.put(sheet("note/secret", "XB", "theirs"));
  board.drop("note/secret");
  expect(board.since(seatOf("XA"), version).documents).toEqual([]);
});

test("Listeners hear of changes until they stop listening", () => {
  const board = new Board("life");
  let heard = 0;
  const stop = board.onChange(() => (heard += 1));
  board.put(sheet("note/1", "XA", "one"));
  stop();
  board.put(sheet("note/1", "XA", "two"));
  expect(heard).toBe(1);
});

const change = fc.record({
  key: fc.nat(5).map((number) => `note/${number}`),
  state: fc.constantFrom("XA", "XB"),
  text: fc.option(fc.string({ maxLength: 3 })),
  asks: fc.boolean(),
});

test("However often a screen was away, it shows what a new one shows", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const board = new Board("life");
      const screen = new Map<string, string>();
      let seen = 0;
      const ask = (): void => {
        const update = board.since(seatOf("XA"), seen);
        shown(screen, update.documents);
        seen = update.version;
      };
      for (const { key, state, text, asks } of changes) {
        if (text === null) board.drop(key);
        else board.put(sheet(key, state, text));
        if (asks) ask();
      }
      ask();
      expect(screen).toEqual(shown(new Map(), board.since(seatOf("XA"), 0).documents));
    }),
  );
});

test("Who was away for thousands of changes misses none", () => {
  const board = new Board("life");
  board.put(sheet("note/first", "XA", "old"));
  const { version } = board.since(seatOf("XA"), 0);
  board.put(sheet("note/first", "XA", "new"));
  for (let change = 0; change < 20_000; change++) board.put(sheet("note/many", "XB", "x"));
  const { documents } = board.since(seatOf("XA"), version);
  expect(documents.find(({ key }) => key === "note/first")?.document).toMatchObject({
    text: "new",
  });
});

test("Who is told in parts, while the board changes, shows in the end what a new one shows", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.nat(3), (changes, most) => {
      const board = new Board("life", most);
      const screen = new Map<string, string>();
      let seen = 0;
      let parts = board.parts(seatOf("XA"), seen);
      const hear = (): boolean => {
        const { value, done } = parts.next();
        shown(screen, value.documents);
        expect(value.version === seen || done === true).toBe(true);
        if (done !== true) return true;
        seen = value.version;
        parts = board.parts(seatOf("XA"), seen);
        return seen < board.version;
      };
      for (const { key, state, text, asks } of changes) {
        if (text === null) board.drop(key);
        else board.put(sheet(key, state, text));
        if (asks) hear();
      }
      while (hear());
      expect(screen).toEqual(shown(new Map(), board.since(seatOf("XA"), 0).documents));
    }),
  );
});
