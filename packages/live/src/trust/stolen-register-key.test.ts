import fc from "fast-check";
import { expect, test } from "vitest";

import { generateSealingKey, generateSigningKey } from "../wire/index.ts";
import {
  NOW,
  VALID,
  first,
  holding,
  keyOf,
  made,
  nameOf,
  nextOf,
  renewed,
  secretariat,
  statement,
} from "./sample-exercise.ts";
import { registerDigest, signEntry } from "./sign-register.ts";

/** Until the root revokes it, a thief holds the secretariat's own key. */
const thief = generateSigningKey();
const honest = generateSigningKey();
const STOLEN = NOW + 100;

const revocation = statement({
  version: 2,
  keys: [{ sign_key: honest.verify.raw, ...VALID }],
  revoked: [{ key: secretariat.id, since: STOLEN }],
});

test("a thief of the register key cannot replace a member's key", () => {
  const book = holding();
  for (const entry of [
    renewed("XA", { valid_from: STOLEN }, thief),
    // The thief vouches for itself.
    renewed("XA", { valid_from: STOLEN }, thief, thief),
    // Another State vouches.
    renewed("XA", { valid_from: STOLEN }, thief, keyOf("XB")),
  ]) {
    expect(nameOf(book.accept(nextOf(first, { entries: [entry] }), STOLEN))).toBe(
      "key-not-continued",
    );
  }
  expect(book.entryOf("XA", STOLEN)?.sign_key).toBe(keyOf("XA").verify.raw);
});

test("a consent to one new key is no consent to another", () => {
  const consented = renewed("XA", { valid_from: STOLEN }, generateSigningKey(), keyOf("XA"));
  const { sign_key: _, signature: __, previous_key, ...content } = consented;
  const forged = signEntry(content, thief);
  const moved = { ...forged, ...(previous_key === undefined ? {} : { previous_key }) };
  const answer = holding().accept(nextOf(first, { entries: [moved] }), STOLEN);
  expect(nameOf(answer)).toBe("entry-tampered");
});

test("a thief of the register key cannot change what a member says of itself", () => {
  const [xa] = first.entries;
  if (xa === undefined) throw new RangeError("no entry");
  for (const changes of [
    { endpoint: "wss://127.0.0.1:1" },
    { seal_key: generateSealingKey().public.raw },
    { channels: [] },
    { tls_sha256: "0".repeat(64) },
    { valid_until: STOLEN },
    { sign_key: thief.verify.raw },
  ]) {
    const answer = holding().accept(nextOf(first, { entries: [{ ...xa, ...changes }] }), STOLEN);
    expect(nameOf(answer)).toBe("entry-tampered");
  }
});

test("a thief of the register key cannot bring back an entry that its State replaced", () => {
  const book = holding();
  const second = nextOf(first, { entries: [renewed("XA", { valid_from: NOW })] });
  book.accept(second, NOW);
  const undone = nextOf(second, { entries: first.entries });
  expect(nameOf(book.accept(undone, STOLEN))).toBe("entry-rolled-back");
});

test("a State dropped from the register cannot come back with another key", () => {
  const book = holding();
  const dropped = nextOf(first, { entries: [] });
  expect(nameOf(book.accept(dropped, STOLEN))).toBe("taken");
  const taken = renewed("XA", { valid_from: STOLEN }, thief);
  expect(nameOf(book.accept(nextOf(dropped, { entries: [taken] }), STOLEN))).toBe(
    "key-not-continued",
  );
  const own = renewed("XA", { valid_from: STOLEN });
  expect(nameOf(book.accept(nextOf(dropped, { entries: [own] }), STOLEN))).toBe("taken");
});

test("a thief of the register key cannot drop history", () => {
  const book = holding();
  book.accept(nextOf(first), NOW);
  const history = book.latest;
  for (const changes of [
    { version: 1 },
    { version: 2, previous_digest: null },
    { version: 3, previous_digest: null },
    { version: Number.MAX_SAFE_INTEGER },
  ]) {
    const forged = nextOf(first, { issued_at: STOLEN, ...changes });
    expect(nameOf(book.accept(forged, STOLEN))).toMatch(
      /equivocation|history-broken|versions-missing/,
    );
  }
  expect(book.latest).toEqual(history);
});

test("once the root revokes a stolen key, what it signed since is void and the past stays", () => {
  const stranger = { ...renewed("XA", {}, thief), state: "XZ" };
  const { signature: _, sign_key: __, previous_key: ___, ...content } = stranger;
  fc.assert(
    fc.property(fc.nat(3), fc.nat(3), (before, after) => {
      const book = holding();
      let latest = first;
      for (let count = 0; count < before; count += 1) {
        latest = nextOf(latest, { issued_at: count });
        book.accept(latest, NOW);
      }
      let forged = latest;
      for (let count = 0; count < after; count += 1) {
        forged = nextOf(forged, { entries: [signEntry(content, thief)], issued_at: count + 50 });
        expect(nameOf(book.accept(forged, STOLEN))).toBe("taken");
      }
      expect(book.entryOf("XZ", STOLEN) === undefined).toBe(after === 0);

      expect(book.acceptKeys(revocation, STOLEN + 1)).toEqual({ changed: true });
      expect(book.latest?.version).toBe(1 + before);
      expect(book.entryOf("XZ", STOLEN + 1)).toBeUndefined();
      expect(nameOf(book.accept(nextOf(forged), STOLEN + 1))).toBe("key-revoked");
      expect(nameOf(book.accept(forged, STOLEN + 1))).toBe("key-revoked");

      const healed = nextOf(latest, { issued_at: STOLEN }, honest);
      expect(nameOf(book.accept(healed, STOLEN + 2))).toBe("taken");
      expect(book.entryOf("XA", STOLEN + 2)).toEqual(first.entries[0]);
      const replaced = nextOf(
        healed,
        { entries: [renewed("XA", { valid_from: STOLEN }, thief)] },
        honest,
      );
      expect(nameOf(book.accept(replaced, STOLEN + 2))).toBe("key-not-continued");
    }),
  );
});

/** A second register key, which a thief has. */
const stolen = generateSigningKey();
const twoKeys = statement({
  version: 2,
  keys: [secretariat, stolen].map(({ verify }) => ({ sign_key: verify.raw, ...VALID })),
});
const oneKey = statement({ version: 3, revoked: [{ key: stolen.id, since: STOLEN }] });

test("the register that is the newest again after a revocation is held again", () => {
  const book = holding();
  book.acceptKeys(twoKeys, NOW);
  expect(nameOf(book.accept(nextOf(first, {}, stolen), STOLEN))).toBe("taken");
  book.acceptKeys(oneKey, STOLEN + 1);
  expect(book.register(STOLEN + 1)).toBeNull();
  expect(nameOf(book.accept(first, STOLEN + 2))).toBe("taken");
  expect(book.register(STOLEN + 2)).toEqual(first);
  expect(book.entryOf("XA", STOLEN + 2)).toEqual(first.entries[0]);
  expect(nameOf(book.accept(first, STOLEN + 3))).toBe("held");
});

test("of versions caught up on, those stay that no stolen key signed, and their entries with them", () => {
  const book = holding();
  book.acceptKeys(twoKeys, NOW);
  const second = nextOf(first, { entries: [renewed("XA", { valid_from: NOW })] });
  const third = nextOf(second);
  const own = { entries: [renewed("XA", { valid_from: STOLEN })] };
  expect(nameOf(book.accept(nextOf(third, own, stolen), STOLEN, [second, third]))).toBe("taken");
  book.acceptKeys(oneKey, STOLEN + 1);
  expect(book.latest).toEqual({ version: 3, digest: registerDigest(third) });
  const undone = nextOf(third, { entries: first.entries });
  expect(nameOf(book.accept(undone, STOLEN + 2))).toBe("entry-rolled-back");
  expect(nameOf(book.accept(third, STOLEN + 2))).toBe("taken");
});

test("a version that only claims another's signature goes with the stolen key that vouched for it", () => {
  const book = holding();
  book.acceptKeys(twoKeys, NOW);
  const claimed = { ...nextOf(first, {}, stolen), key: secretariat.id };
  expect(nameOf(book.accept(nextOf(claimed, {}, stolen), STOLEN, [claimed]))).toBe("taken");
  book.acceptKeys(oneKey, STOLEN + 1);
  expect(book.latest?.version).toBe(1);
});

test("a State whom the thief registered first under a false key joins under its own", () => {
  const { signature: _, sign_key: __, ...content } = { ...renewed("XA", {}), state: "XZ" };
  const [forged, own] = [signEntry(content, thief), signEntry(content, generateSigningKey())];
  const book = holding();
  book.accept(nextOf(first, { entries: [forged] }), STOLEN);
  expect(book.entryOf("XZ", STOLEN)).toEqual(forged);
  book.acceptKeys(revocation, STOLEN + 1);
  const healed = nextOf(first, { entries: [own] }, honest);
  expect(nameOf(book.accept(healed, STOLEN + 2))).toBe("taken");
  expect(book.entryOf("XZ", STOLEN + 2)).toEqual(own);
});

test("a revoked key is refused even where the statement still lists it", () => {
  const book = holding();
  book.acceptKeys(
    statement({ version: 2, revoked: [{ key: secretariat.id, since: STOLEN }] }),
    NOW,
  );
  expect(nameOf(book.accept(nextOf(first), NOW))).toBe("key-revoked");
});

test("a thief cannot sign a statement of keys, nor bring back the one before", () => {
  const book = holding();
  book.acceptKeys(revocation, STOLEN);
  expect(nameOf(book.acceptKeys(made.keys, STOLEN))).toBe("rollback");
  expect(nameOf(book.acceptKeys({ ...made.keys, version: 9 }, STOLEN))).toBe("wrong-root");
});
