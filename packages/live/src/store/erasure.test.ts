import { readdirSync } from "node:fs";

import { expect, test } from "vitest";

import { audit } from "./audit.ts";
import { input, RecordedChance, StoreBench } from "./store-bench.ts";
import type { NodeStore } from "./node-store.ts";

const CASES = 100;
const ERASED = "everyday/XA/42";
const SECRET = "account mallory@mail.example";

/** A store with a hundred cases; the one to be erased has an input, a frame and a share of the log. */
function fill(store: NodeStore): void {
  for (let index = 0; index < CASES; index += 1) {
    const request = `everyday/XA/${index}`;
    const content = request === ERASED ? SECRET : `account of case ${index}`;
    store.inputs.append(input({ key: `in ${index}`, request, content }));
    const frame = { key: `out ${index}`, peer: "XB", channel: "mail", request, frame: content };
    store.outbox.put("XA", frame);
  }
  store.commit();
}

test("an erasure leaves no byte of the key in any file, and no copy of the store can be read", () => {
  using bench = new StoreBench();
  const chance = new RecordedChance();
  using store = bench.open("a.db", { random: chance.bytes });
  fill(store);
  store.backup(bench.path("backup.db"));

  // Which of the keys is the case's is known to nobody but the vault; find it by what it wraps.
  const wrapped = wrappedKeys(bench, chance);
  expect(wrapped.length).toBeGreaterThan(CASES);
  store.erase("XA", ERASED);
  store.commit();
  const after = filesOf(bench);
  expect(after.length).toBeGreaterThanOrEqual(5);
  const gone = wrapped.filter((key) => after.every(({ bytes }) => !bytes.includes(key)));
  expect(gone).toHaveLength(1);
  for (const { name, bytes } of after) {
    // No file ever has a bare key or a word of any case.
    for (const key of chance.given.filter(({ length }) => length === 32 && name !== "kek"))
      expect(bytes.includes(key), name).toBe(false);
    for (const words of [SECRET, "account of case"])
      expect(bytes.includes(words), name).toBe(false);
  }

  const contents = [...store.inputs.each()].map(({ content }) => content);
  expect(contents.filter((content) => content === null)).toHaveLength(1);
  expect(contents.filter((content) => content?.startsWith("account of case"))).toHaveLength(99);
  expect(store.outbox.pending("XA")).toHaveLength(99);
});

test("a backup from before an erasure opens with the erased case unreadable and goes on", () => {
  using bench = new StoreBench();
  {
    using store = bench.open("a.db");
    fill(store);
    store.backup(bench.path("backup.db"));
    store.erase("XA", ERASED);
    store.commit();
  }
  using restored = bench.open("backup.db", { vault: bench.path("a.db.keys") });
  const of = (): (string | null)[] =>
    [...restored.inputs.each()]
      .filter(({ request }) => request === ERASED)
      .map(({ content }) => content);
  expect(of()).toEqual([null]);
  expect(restored.outbox.pending("XA").filter(({ frame }) => frame === null)).toMatchObject([
    { request: ERASED },
  ]);
  expect([...restored.inputs.each()].filter(({ content }) => content === null)).toHaveLength(1);
  restored.inputs.append(input({ key: "late", request: ERASED, content: "came later" }));
  restored.commit();
  expect(of()).toEqual([null, "came later"]);
});

test("an erasure that a crash cut off between its commit and the keys is completed at opening", () => {
  using bench = new StoreBench();
  {
    using store = bench.open("a.db");
    fill(store);
  }
  // What the files hold when the process dies right after COMMIT.
  bench.tamper("a.db", `UPDATE case_key SET state = 1 WHERE request = '${ERASED}'`);
  const before = bench.bytes("a.db.keys");
  using store = bench.open("a.db");
  expect([...store.inputs.each()].filter(({ content }) => content === null)).toHaveLength(1);
  expect(bench.bytes("a.db.keys").equals(before)).toBe(false);
  expect(readdirSync(bench.folder)).toContain("a.db.keys-wal");
  expect(bench.bytes("a.db.keys-wal")).toHaveLength(0);
});

test("an erasure of a turn that is rolled back does nothing", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  fill(store);
  store.erase("XA", ERASED);
  store.rollback();
  store.commit();
  expect([...store.inputs.each()].every(({ content }) => content !== null)).toBe(true);
  expect(store.outbox.pending("XA")).toHaveLength(CASES);
});

test("a case at one node is erased without the same case at another", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  for (const node of ["XA", "XB"]) store.inputs.append(input({ key: "k", node }));
  store.erase("XB", "everyday/XA/1");
  store.commit();
  expect([...store.inputs.each()].map(({ content }) => content)).toEqual(["content of k", null]);
  expect(() => store.erase("XB", "")).toThrow("needs a request");
  store.rollback();
  expect(audit(bench.path("a.db")).problems).toEqual([]);
});

interface NamedBytes {
  readonly name: string;
  readonly bytes: Buffer;
}

function filesOf(bench: StoreBench): readonly NamedBytes[] {
  return readdirSync(bench.folder).map((name) => ({ name, bytes: bench.bytes(name) }));
}

/** The wrapped keys as they lie in the vault's files, found by the nonces they begin with. */
function wrappedKeys(bench: StoreBench, { given }: RecordedChance): readonly Buffer[] {
  const vault = Buffer.concat([bench.bytes("a.db.keys"), bench.bytes("a.db.keys-wal")]);
  return given
    .filter(({ length }) => length === 12)
    .flatMap((nonce) => {
      const start = vault.indexOf(nonce);
      return start < 0 ? [] : [Buffer.from(vault.subarray(start, start + 60))];
    });
}
