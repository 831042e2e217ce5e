import fc from "fast-check";
import { expect, test } from "vitest";

import { generateSigningKey } from "../wire/index.ts";
import { RegisterBook } from "./register-book.ts";
import type { RegisterRefusal } from "./register-refusal.ts";
import {
  NOW,
  first,
  holding,
  keyOf,
  made,
  nameOf,
  nextOf,
  renewed,
  root,
  secretariat,
  statement,
} from "./sample-exercise.ts";
import { registerDigest, signRegisterKeys } from "./sign-register.ts";

test("a register that follows is taken, and its entries are found", () => {
  const book = holding();
  expect(book.entryOf("XA", NOW)?.endpoint).toBe("wss://127.0.0.1:4165");
  expect(book.entryOf("XZ", NOW)).toBeUndefined();
  const second = nextOf(first, { entries: first.entries.filter(({ state }) => state !== "XC") });
  expect(book.accept(second, NOW)).toEqual({ changed: true });
  expect(book.entryOf("XC", NOW)).toBeUndefined();
  expect(book.accept(second, NOW)).toEqual({ changed: false });
  expect(book.latest).toEqual({ version: 2, digest: registerDigest(second) });
});

test("nothing is taken before the root has named a key, nor by a key it does not allow now", () => {
  expect(nameOf(new RegisterBook({ root: root.verify.raw }).accept(first, NOW))).toBe(
    "keys-missing",
  );
  const early = statement({
    keys: [{ sign_key: secretariat.verify.raw, valid_from: NOW + 1, valid_until: NOW + 2 }],
  });
  const book = new RegisterBook({ root: root.verify.raw });
  book.acceptKeys(early, NOW);
  expect(nameOf(book.accept(first, NOW))).toBe("key-not-allowed");
  expect(book.accept(first, NOW + 1)).toEqual({ changed: true });
});

test("a statement of keys by another root is refused", () => {
  const { signature: _, ...content } = made.keys;
  const book = new RegisterBook({ root: root.verify.raw });
  expect(nameOf(book.acceptKeys(signRegisterKeys(content, generateSigningKey()), NOW))).toBe(
    "wrong-root",
  );
  expect(nameOf(book.acceptKeys(signRegisterKeys(content, secretariat), NOW))).toBe("wrong-root");
  expect(nameOf(book.acceptKeys(made.keys, NOW))).toBe("taken");
});

test("statements of keys do not go back, nor does the root sign two of a version", () => {
  const book = holding();
  book.acceptKeys(statement({ version: 3 }), NOW);
  expect(nameOf(book.acceptKeys(made.keys, NOW))).toBe("rollback");
  expect(nameOf(book.acceptKeys(statement({ version: 3, issued_at: 1 }), NOW))).toBe(
    "equivocation",
  );
});

test("a statement of keys that ran out makes the register worthless", () => {
  const book = new RegisterBook({ root: root.verify.raw });
  book.acceptKeys(statement({ valid_until: NOW + 5 }), NOW);
  book.accept(first, NOW);
  expect(book.entryOf("XA", NOW + 4)).toBeDefined();
  expect(book.entryOf("XA", NOW + 5)).toBeUndefined();
  expect(nameOf(book.accept(nextOf(first), NOW + 5))).toBe("keys-expired");
});

test("a register is taken and used only within its window", () => {
  const book = holding();
  const later = { valid_from: NOW + 10, valid_until: NOW + 20 };
  const second = nextOf(first, later);
  expect(nameOf(book.accept(second, NOW + 9))).toBe("not-yet-valid");
  expect(nameOf(book.accept(second, NOW + 20))).toBe("expired");
  expect(nameOf(book.accept(second, NOW + 10))).toBe("taken");
  expect(book.entryOf("XA", NOW + 19)).toBeDefined();
  expect(book.entryOf("XA", NOW + 20)).toBeUndefined();
});

test("an entry counts only within its own window", () => {
  const window = { valid_from: NOW + 10, valid_until: NOW + 20 };
  const book = holding();
  book.accept(nextOf(first, { entries: [renewed("XA", window)] }), NOW);
  expect([9, 10, 19, 20].map((after) => book.entryOf("XA", NOW + after) !== undefined)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test("an older register is a rollback, also after a restart", () => {
  const book = holding();
  const second = nextOf(first);
  book.accept(second, NOW);
  expect(nameOf(book.accept(first, NOW))).toBe("rollback");
  const memory = JSON.parse(JSON.stringify(book.memory())) as ReturnType<typeof book.memory>;
  const again = new RegisterBook({ root: root.verify.raw, memory });
  expect(nameOf(again.accept(first, NOW))).toBe("rollback");
  expect(again.entryOf("XA", NOW)).toEqual(book.entryOf("XA", NOW));
  expect(again.accept(second, NOW)).toEqual({ changed: false });
});

test("a second register of a version held or passed is equivocation, and is reported", () => {
  const refusals: RegisterRefusal[] = [];
  const book = holding((refused) => refusals.push(refused));
  const [one, other] = [nextOf(first), nextOf(first, { issued_at: 77 })];
  book.accept(one, NOW);
  expect(nameOf(book.accept(other, NOW))).toBe("equivocation");
  book.accept(nextOf(one), NOW);
  expect(nameOf(book.accept(other, NOW))).toBe("equivocation");
  expect(refusals.map(({ name, detail }) => [name, detail])).toEqual([
    ["equivocation", "version 2"],
    ["equivocation", "version 2"],
  ]);
});

test("a register that leaves versions out is followed only with the versions missed", () => {
  const book = holding();
  const second = nextOf(first, { entries: [renewed("XA", { valid_from: NOW - 5 })] });
  const third = nextOf(second);
  const fourth = nextOf(third);
  const answer = book.accept(fourth, NOW);
  expect(answer).toMatchObject({ refused: { name: "versions-missing", detail: "from 2 to 3" } });
  expect(nameOf(book.accept(fourth, NOW, [third]))).toBe("versions-missing");
  expect(nameOf(book.accept(fourth, NOW, [nextOf(first), third]))).toBe("history-broken");
  expect(nameOf(book.accept(fourth, NOW, [second, third]))).toBe("taken");
  expect(nameOf(book.accept(second, NOW))).toBe("rollback");
});

test("a register that does not name the one held as its past is refused", () => {
  const book = holding();
  const forked = nextOf(nextOf(first, { issued_at: 3, version: 1 }));
  expect(nameOf(book.accept(forked, NOW))).toBe("history-broken");
  expect(nameOf(book.accept(nextOf(first, { previous_digest: null }), NOW))).toBe("history-broken");
});

test("a register of another exercise, or that changes the clock, is refused", () => {
  const exercise = { ...first.exercise, rate: 1 };
  expect(nameOf(holding().accept(nextOf(first, { exercise }), NOW))).toBe("other-exercise");
});

test("whoever changes any field of a register or statement breaks it", () => {
  const second = nextOf(first, { entries: [...first.entries] });
  const paths = leavesOf(second);
  fc.assert(
    fc.property(fc.constantFrom(...paths), (path) => {
      const book = holding();
      expect(nameOf(book.accept(changedAt(second, path), NOW))).not.toBe("taken");
      expect(book.latest?.version).toBe(1);
    }),
    { numRuns: paths.length * 2 },
  );
  const keys = statement({ version: 2, revoked: [{ key: "0".repeat(16), since: 5 }] });
  for (const path of leavesOf(keys)) {
    expect(nameOf(holding().acceptKeys(changedAt(keys, path), NOW))).not.toBe("taken");
  }
});

test("whatever else is presented is refused without harm", () => {
  fc.assert(
    fc.property(fc.anything(), (anything) => {
      const book = holding();
      expect(nameOf(book.accept(anything, NOW))).toBe("malformed");
      expect(nameOf(book.acceptKeys(anything, NOW))).toBe("malformed");
      expect(book.entryOf("XB", NOW)).toBeDefined();
    }),
  );
});

test("a State changes its key with the consent of the key before, and only so", () => {
  const next = generateSigningKey();
  const moved = renewed("XA", { valid_from: NOW }, next, keyOf("XA"));
  const book = holding();
  const second = nextOf(first, { entries: [moved] });
  expect(nameOf(book.accept(second, NOW))).toBe("taken");
  expect(book.entryOf("XA", NOW)?.sign_key).toBe(next.verify.raw);
  const back = renewed("XA", { valid_from: NOW + 1 }, keyOf("XA"));
  expect(nameOf(book.accept(nextOf(second, { entries: [back] }), NOW + 1))).toBe(
    "key-not-continued",
  );
});

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
}

/** A copy in which one leaf is another value of its kind. */
function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    if (typeof value === "number") return value + 1;
    return typeof value === "string" ? `${value.slice(0, -1)}${value.endsWith("0") ? 1 : 0}` : "x";
  }
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Record<string, unknown>) };
  Object.assign(copy, { [key]: changedAt((copy as Record<string, unknown>)[key], rest) });
  return copy;
}
