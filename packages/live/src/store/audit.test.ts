import { copyFileSync, readdirSync, truncateSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, test } from "vitest";

import { audit } from "./audit.ts";
import { entryHash, entryText } from "./audit-entry.ts";
import { entry, StoreBench } from "./store-bench.ts";

const ENTRIES = 40;
const PAGE_BYTES = 4_096;

/** A closed store with forty entries of two nodes. @returns the heads after each, from 0 */
function logged(bench: StoreBench, name: string): readonly { seq: number; hash: string }[] {
  using store = bench.open(name);
  const heads = [store.audit.head()];
  for (let index = 1; index <= ENTRIES; index += 1) {
    const node = index % 2 === 0 ? "XA" : "XB";
    store.audit.append(entry(`m${index}`, { node, at: index * 1_000 }));
    heads.push(store.audit.head());
  }
  store.commit();
  return heads;
}

test("what is hashed is canonical JSON", () => {
  fc.assert(
    fc.property(
      fc.record({
        seq: fc.maxSafeNat(),
        at: fc.maxSafeInteger(),
        node: fc.string({ unit: "binary" }),
        kind: fc.string(),
        subject: fc.string({ unit: "grapheme" }),
        digest: fc.string(),
      }),
      fc.string(),
      (each, previous) => {
        expect(entryText(previous, each)).toBe(
          canonicalize({ ...each, previous, purpose: "contactpoint-audit-v1" }),
        );
      },
    ),
  );
});

test("an untouched log is intact from each of its heads", () => {
  using bench = new StoreBench();
  for (const head of logged(bench, "a.db"))
    expect(audit(bench.path("a.db"), head)).toMatchObject({ entries: ENTRIES, problems: [] });
});

test("an entry that was edited, removed, moved or put in is found where it stands", () => {
  using bench = new StoreBench();
  logged(bench, "a.db");
  const place = fc.integer({ min: 1, max: ENTRIES - 1 });
  const column = fc.constantFrom("at", "node", "kind", "subject", "digest", "hash");
  let files = 0;
  fc.assert(
    fc.property(
      fc.constantFrom("edit", "remove", "close", "swap", "insert"),
      place,
      column,
      (what, seq, of) => {
        const name = `${(files += 1)}.db`;
        copyFileSync(bench.path("a.db"), bench.path(name));
        const insert = `INSERT INTO audit SELECT ${seq}, at, node, kind, 'm0', digest, hash FROM audit WHERE seq = ${seq + 1}`;
        bench.tamper(
          name,
          {
            edit: `UPDATE audit SET ${of} = ${of === "at" ? "at + 1" : `${of} || 'x'`} WHERE seq = ${seq}`,
            remove: `DELETE FROM audit WHERE seq = ${seq}`,
            close: `DELETE FROM audit WHERE seq = ${seq}; UPDATE audit SET seq = -seq WHERE seq > ${seq}; UPDATE audit SET seq = -seq - 1 WHERE seq < 0`,
            swap: `UPDATE audit SET seq = 0 WHERE seq = ${seq}; UPDATE audit SET seq = ${seq} WHERE seq = ${seq + 1}; UPDATE audit SET seq = ${seq + 1} WHERE seq = 0`,
            insert: `UPDATE audit SET seq = -seq WHERE seq >= ${seq}; UPDATE audit SET seq = 1 - seq WHERE seq < 0; ${insert}`,
          }[what],
        );
        const [first] = audit(bench.path(name)).problems;
        expect(first).toMatchObject({ problem: what === "remove" ? "missing" : "broken", seq });
        expect(first?.sentence).toContain(`entry ${seq} `);
      },
    ),
    { numRuns: 100 },
  );
});

test("an entry edited together with its own hash breaks the next", () => {
  using bench = new StoreBench();
  const heads = logged(bench, "a.db");
  const forged = entryHash(heads[6]?.hash ?? "", {
    ...entry("m0", { node: "XB", at: 7_000 }),
    seq: 7,
  });
  const { digest } = entry("m0");
  bench.tamper(
    "a.db",
    `UPDATE audit SET subject = 'm0', digest = '${digest}', hash = '${forged}' WHERE seq = 7`,
  );
  expect(audit(bench.path("a.db")).problems).toMatchObject([{ problem: "broken", seq: 8 }]);
});

test("a cut-off end shows by a head noted before, and by no other means", () => {
  using bench = new StoreBench();
  const heads = logged(bench, "a.db");
  bench.tamper("a.db", "DELETE FROM audit WHERE seq > 30");
  expect(audit(bench.path("a.db")).problems).toEqual([]);
  expect(audit(bench.path("a.db"), heads[30]).problems).toEqual([]);
  expect(audit(bench.path("a.db"), heads[31]).problems).toMatchObject([
    { problem: "truncated", seq: 31 },
  ]);
});

test("an end that was written anew shows by a head noted before", () => {
  using bench = new StoreBench();
  const heads = logged(bench, "a.db");
  bench.tamper("a.db", "DELETE FROM audit WHERE seq > 30");
  {
    using store = bench.open("a.db");
    for (let index = 31; index <= ENTRIES; index += 1) store.audit.append(entry(`other ${index}`));
    store.commit();
  }
  expect(audit(bench.path("a.db")).problems).toEqual([]);
  expect(audit(bench.path("a.db"), heads[30]).problems).toEqual([]);
  expect(audit(bench.path("a.db"), heads[35]).problems).toMatchObject([
    { problem: "rewritten", seq: 35 },
  ]);
});

test("a log passed off as that of another run does not follow from its start", () => {
  using bench = new StoreBench();
  logged(bench, "a.db");
  bench.tamper("a.db", "UPDATE meta SET value = '8' WHERE name = 'seed'");
  expect(audit(bench.path("a.db")).problems).toMatchObject([{ problem: "broken", seq: 1 }]);
});

test("a rule that was taken out of the database is missed", () => {
  using bench = new StoreBench();
  logged(bench, "a.db");
  bench.tamper("a.db", "SELECT 1");
  expect(audit(bench.path("a.db")).problems).toEqual([]);
  using store = bench.open("a.db");
  store.backup(bench.path("b.db"));
  using db = new DatabaseSync(bench.path("b.db"));
  db.exec("DROP TRIGGER audit_is_never_removed");
  expect(audit(bench.path("b.db")).problems).toMatchObject([
    {
      problem: "unguarded",
      seq: null,
      sentence: expect.stringContaining("audit_is_never_removed"),
    },
  ]);
});

test("numbers too large for JavaScript are a problem, not a crash", () => {
  using bench = new StoreBench();
  logged(bench, "a.db");
  bench.tamper("a.db", "UPDATE audit SET at = 9223372036854775807 WHERE seq = 5");
  bench.tamper("a.db", "UPDATE audit SET seq = 9223372036854775807 WHERE seq = 40");
  expect(audit(bench.path("a.db")).problems).toMatchObject([
    { problem: "broken", seq: 5 },
    { problem: "missing", seq: 40 },
  ]);
});

test("a log of which a part cannot be read is not intact", () => {
  using bench = new StoreBench();
  {
    using store = bench.open("a.db");
    for (let index = 0; index < 500; index += 1) store.audit.append(entry(`m${index}`));
    store.commit();
  }
  const file = bench.path("a.db");
  const whole = bench.bytes("a.db");
  const last = whole.length / PAGE_BYTES - 1;
  for (const page of [last, last - 1, last - 2]) {
    writeFileSync(file, Buffer.from(whole).fill(0xff, page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
    const { entries, problems } = audit(file);
    expect(problems).toMatchObject([{ problem: "unreadable", seq: entries + 1 }]);
  }
  truncateSync(file, last * PAGE_BYTES);
  expect(() => audit(file)).toThrow(/a\.db: the database is damaged/);
});

test("a running node's log is verified up to its last commit", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  store.audit.append(entry("m1"));
  store.commit();
  const head = store.audit.head();
  store.audit.append(entry("m2"));
  expect(audit(bench.path("a.db"), head)).toEqual({ entries: 1, head, problems: [], found: 0 });
});

test("verifying a closed store leaves nothing beside it", () => {
  using bench = new StoreBench();
  logged(bench, "a.db");
  const before = readdirSync(bench.folder);
  audit(bench.path("a.db"));
  expect(readdirSync(bench.folder)).toEqual(before);
});

test("what is no digest gets no place in the log", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  for (const digest of ["", "the suspect is Mallory", "A".repeat(64), `${"a".repeat(64)}\n`])
    expect(() => store.audit.append(entry("m", { digest })), digest).toThrow("needs a SHA-256");
  store.audit.append(entry("m"));
  expect(store.audit.head().seq).toBe(1);
});

test("any text that a file can hold unchanged keeps the log intact, and no other is taken", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.maxSafeInteger(), (subject, at) => {
      store.audit.append(entry(subject, { at }));
      store.commit();
      expect(audit(bench.path("a.db")).problems).toEqual([]);
    }),
    { examples: [["a\u0000b", 0]], numRuns: 50 },
  );
  for (const odd of [{ at: 0.5 }, { at: 2 ** 53 }, { kind: "\ud800" }, { node: "\udfff" }])
    expect(() => store.audit.append(entry("m", odd))).toThrow(/a\.db: an audit entry needs/);
  expect(() => store.audit.append(entry("\ud800"))).toThrow("well-formed");
});
