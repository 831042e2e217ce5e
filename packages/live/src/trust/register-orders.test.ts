import fc from "fast-check";
import { expect, test } from "vitest";

import { generateSigningKey } from "../wire/index.ts";
import { RegisterBook } from "./register-book.ts";
import type { Register } from "./register.ts";
import { NOW, first, holding, keyOf, nameOf, nextOf, renewed, root } from "./sample-exercise.ts";
import { registerDigest } from "./sign-register.ts";

const stranger = generateSigningKey();
const newKey = generateSigningKey();

/** Five honest versions; XA changes its key in the third, XB its entry in the second and fourth. */
const honest = chain([
  {},
  { entries: [renewed("XB", { valid_from: NOW - 9 })] },
  { entries: [renewed("XA", { valid_from: NOW - 8 }, newKey, keyOf("XA"))] },
  { entries: [renewed("XB", { valid_from: NOW - 7 })] },
]);

/** What a thief of the register key, or a network that keeps old documents, can present. */
const forged = honest.flatMap((register) => [
  nextOf(register, { issued_at: 1, entries: [...first.entries] }),
  nextOf(register, { entries: [renewed("XA", { valid_from: NOW - 1 }, stranger)] }),
  nextOf(register, { entries: [renewed("XB", { valid_from: NOW - 1 }, stranger, stranger)] }),
  nextOf(register, { version: register.version + 5 }),
  nextOf(register, { issued_at: 2 }, stranger),
  nextOf(register, { valid_until: NOW - 1 }),
  { ...register, entries: [] },
]);

const presented = fc.array(
  fc.tuple(
    fc.constantFrom<Register>(...honest, ...honest, ...forged),
    fc.subarray<Register>([...honest]),
    fc.boolean(),
  ),
  { maxLength: 30, size: "max" },
);

test("whatever comes in whatever order, the book goes forward and no key changes unasked", () => {
  const own = new Map([
    ["XA", new Set([keyOf("XA").verify.raw, newKey.verify.raw])],
    ["XB", new Set([keyOf("XB").verify.raw])],
    ["XC", new Set([keyOf("XC").verify.raw])],
  ]);
  fc.assert(
    fc.property(presented, (documents) => {
      const book = holding();
      let version = 1;
      for (const [document, missed] of documents) {
        const before = book.latest;
        const answer = book.accept(document, NOW, missed);
        const latest = book.latest;
        if (nameOf(answer) === "taken") {
          expect(latest).toEqual({
            version: document.version,
            digest: registerDigest(document),
          });
          expect(latest?.version).toBeGreaterThan(version);
        } else {
          expect(latest).toEqual(before);
        }
        version = latest?.version ?? 0;
        for (const [state, keys] of own) {
          const key = book.entryOf(state, NOW)?.sign_key;
          if (key !== undefined) expect(keys.has(key)).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("a book restored from its memory answers as the one that went on", () => {
  fc.assert(
    fc.property(presented, (documents) => {
      const book = holding();
      let restored = holding();
      for (const [document, missed, restarts] of documents) {
        if (restarts) {
          const memory = JSON.parse(JSON.stringify(restored.memory())) as ReturnType<
            RegisterBook["memory"]
          >;
          restored = new RegisterBook({ root: root.verify.raw, memory });
        }
        expect(restored.accept(document, NOW, missed)).toEqual(book.accept(document, NOW, missed));
        expect(restored.entryOf("XA", NOW)).toEqual(book.entryOf("XA", NOW));
      }
    }),
    { numRuns: 40 },
  );
});

test("every honest version is taken by whoever holds an earlier one and gets those between", () => {
  const last = honest.length - 1;
  fc.assert(
    fc.property(fc.nat(last), fc.nat(last), (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const book = holding();
      expect(nameOf(book.accept(honest[from], NOW, honest.slice(1, from)))).toBe(
        from === 0 ? "held" : "taken",
      );
      const answer = book.accept(honest[to], NOW, honest.slice(from + 1, to));
      expect(nameOf(answer)).toBe(from === to ? "held" : "taken");
    }),
  );
});

/** Each version replaces the entries named and keeps the others. */
function chain(changes: readonly Partial<Register>[]): readonly Register[] {
  const versions = [first];
  for (const { entries = [] } of changes) {
    const before = versions.at(-1) ?? first;
    const changed = new Map(entries.map((entry) => [entry.state, entry]));
    versions.push(
      nextOf(before, {
        entries: before.entries.map((entry) => changed.get(entry.state) ?? entry),
      }),
    );
  }
  return versions;
}
