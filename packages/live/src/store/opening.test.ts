import { randomBytes } from "node:crypto";
import { chmodSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

import { expect, test } from "vitest";

import { audit } from "./audit.ts";
import { Database } from "./database.ts";
import { entry, input, RUN, StoreBench } from "./store-bench.ts";
import type { StoreError } from "./store-error.ts";

/** What an act throws, as far as a host acts on it. */
function failure(act: () => unknown): Pick<StoreError, "fault" | "file" | "message"> {
  try {
    act();
  } catch (error) {
    expect(error).toHaveProperty("name", "StoreError");
    return error as StoreError;
  }
  throw new Error("nothing was thrown");
}

function begun(bench: StoreBench): string {
  using store = bench.open("a.db");
  store.inputs.append(input({ key: "k" }));
  store.audit.append(entry("m"));
  store.commit();
  return bench.path("a.db");
}

test("a store made for another run is refused, and both are named", () => {
  using bench = new StoreBench();
  const file = begun(bench);
  const others = [
    [{ ...RUN, seed: 8 }, "was made with seed 7, not with 8"],
    [{ ...RUN, content_hash: "beef" }, "was made with content_hash c0ffee, not with beef"],
    [{ ...RUN, protocol: "2.0.0" }, "was made with protocol 1.0.0, not with 2.0.0"],
  ] as const;
  for (const [run, sentence] of others) {
    expect(failure(() => bench.open("a.db", { run }))).toMatchObject({
      fault: "other-run",
      file,
      message: `${file}: ${sentence}`,
    });
  }
  bench.open("a.db").close();
});

test("a store of a later release is refused, also by the audit", () => {
  using bench = new StoreBench();
  const file = begun(bench);
  bench.tamper("a.db", "PRAGMA user_version = 2");
  const expected = {
    fault: "newer",
    file,
    message: `${file}: has schema version 2, but this release knows 1 at most`,
  };
  expect(failure(() => bench.open("a.db"))).toMatchObject(expected);
  expect(failure(() => audit(file))).toMatchObject(expected);
});

test("a file that is something else is refused and left as it is", () => {
  using bench = new StoreBench();
  const letter = bench.path("letter.txt");
  writeFileSync(letter, "Dear colleague, ".repeat(100));
  expect(failure(() => bench.open("letter.txt"))).toMatchObject({ fault: "foreign", file: letter });
  expect(failure(() => audit(letter))).toMatchObject({ fault: "foreign", file: letter });
  expect(bench.bytes("letter.txt").toString()).toBe("Dear colleague, ".repeat(100));

  const other = new DatabaseSync(bench.path("other.db"));
  other.exec("CREATE TABLE cake (flavour TEXT)");
  other.close();
  const message = `${bench.path("other.db")}: is no store of a contact point`;
  expect(failure(() => bench.open("other.db"))).toMatchObject({ fault: "foreign", message });
  expect(failure(() => audit(bench.path("other.db")))).toMatchObject({ fault: "foreign", message });
  for (const name of ["nowhere.db", "no/folder.db"])
    expect(failure(() => audit(bench.path(name)))).toMatchObject({ fault: "missing" });
  expect(failure(() => audit(bench.folder))).toMatchObject({ fault: "foreign" });
  expect(failure(() => bench.open("no/folder.db"))).toMatchObject({ fault: "missing" });
});

test("a store that is open already is locked for everybody else, until it is closed", () => {
  using bench = new StoreBench();
  const store = bench.open("a.db");
  expect(failure(() => bench.open("a.db"))).toMatchObject({
    fault: "locked",
    message: expect.stringContaining("a.db.keys: another process holds it"),
  });
  store.close();
  bench.open("a.db").close();
});

test("a writer that blocks the database is reported once patience ends, and the turn can be repeated", () => {
  using bench = new StoreBench();
  using store = bench.open("a.db");
  const other = new DatabaseSync(bench.path("a.db"));
  other.exec("BEGIN IMMEDIATE");
  expect(failure(() => store.inputs.append(input({ key: "k" })))).toMatchObject({
    fault: "locked",
    file: bench.path("a.db"),
  });
  other.close();
  store.rollback();
  store.inputs.append(input({ key: "k" }));
  store.commit();
  expect([...store.inputs.each()]).toHaveLength(1);
});

test("a full disk is called so, with the file", () => {
  using bench = new StoreBench();
  const file = bench.path("small.db");
  const database = new Database(file, { patience: 0, pragmas: "PRAGMA max_page_count = 4" });
  database.exec("CREATE TABLE text (text)");
  const insert = database.prepare("INSERT INTO text VALUES (zeroblob(100000))");
  expect(failure(() => insert.run())).toMatchObject({
    fault: "full",
    message: expect.stringContaining(`${file}: the disk is full`),
  });
  database.close();
});

test("bytes changed on the disk are damage, never another content", () => {
  using bench = new StoreBench();
  begun(bench);
  const flipped = "substr(content, 1, 20) || x'00' || substr(content, 22)";
  bench.tamper("a.db", `UPDATE input SET content = CAST(${flipped} AS BLOB)`);
  using store = bench.open("a.db");
  expect(failure(() => [...store.inputs.each()])).toMatchObject({
    fault: "damaged",
    message: expect.stringContaining('input row "k"'),
  });
});

test("content moved to another row of the same case does not open there", () => {
  using bench = new StoreBench();
  {
    using store = bench.open("a.db");
    store.inputs.append(input({ key: "yes" }));
    store.inputs.append(input({ key: "no" }));
    store.commit();
  }
  bench.tamper(
    "a.db",
    "UPDATE input SET content = (SELECT content FROM input WHERE key = 'yes') WHERE key = 'no'",
  );
  using store = bench.open("a.db");
  expect(failure(() => [...store.inputs.each()])).toMatchObject({ fault: "damaged" });
});

test("the key file is made once, for its owner alone", () => {
  using bench = new StoreBench();
  begun(bench);
  for (const name of ["kek", "a.db", "a.db.keys"])
    expect(statSync(bench.path(name)).mode & 0o777, name).toBe(0o600);
  const key = bench.bytes("kek");
  bench.open("b.db").close();
  expect(bench.bytes("kek").equals(key)).toBe(true);
});

test("a key file that others may use is refused", () => {
  using bench = new StoreBench();
  begun(bench);
  for (const mode of [0o644, 0o640, 0o602]) {
    chmodSync(bench.path("kek"), mode);
    expect(failure(() => bench.open("a.db"))).toMatchObject({
      fault: "keys",
      file: bench.path("kek"),
      message: expect.stringContaining("make it 0600"),
    });
  }
});

test("keys that do not fit are refused, and none is made in place of a lost one", () => {
  using bench = new StoreBench();
  begun(bench);
  const refused = { fault: "keys", file: bench.path("a.db.keys") };
  expect(failure(() => bench.open("a.db", { kek: randomBytes(32) }))).toMatchObject(refused);
  expect(failure(() => bench.open("a.db", { kek: randomBytes(31) }))).toMatchObject(refused);

  bench.open("b.db").close();
  const vault = bench.path("b.db.keys");
  expect(failure(() => bench.open("a.db", { vault }))).toMatchObject({
    fault: "keys",
    message: expect.stringContaining("was made with case keys"),
  });

  writeFileSync(bench.path("kek"), "swordfish\n");
  expect(failure(() => bench.open("a.db"))).toMatchObject({ fault: "keys" });
  rmSync(bench.path("kek"));
  expect(failure(() => bench.open("a.db"))).toMatchObject({ fault: "missing" });
  rmSync(bench.path("a.db.keys"));
  expect(failure(() => bench.open("a.db"))).toMatchObject({
    fault: "keys",
    message: expect.stringContaining("are missing"),
  });
});

test("a backup is a whole store, is made between turns, and overwrites nothing", () => {
  using bench = new StoreBench();
  begun(bench);
  {
    using store = bench.open("a.db");
    store.audit.append(entry("m2"));
    expect(failure(() => store.backup(bench.path("b.db")))).toMatchObject({ fault: "refused" });
    store.commit();
    store.backup(bench.path("b.db"));
    const again = failure(() => store.backup(bench.path("b.db")));
    expect(again).toMatchObject({ fault: "refused", file: bench.path("b.db") });
    expect(again.message).toContain("is there already");
    const nowhere = bench.path("no/folder.db");
    expect(failure(() => store.backup(nowhere))).toMatchObject({ fault: "missing", file: nowhere });
    expect(audit(bench.path("b.db"), store.audit.head())).toMatchObject({ found: 0 });
    expect(statSync(bench.path("b.db")).mode & 0o777).toBe(0o600);
  }
  using restored = bench.open("b.db", { vault: bench.path("a.db.keys") });
  expect([...restored.inputs.each()]).toMatchObject([{ content: "content of k" }]);
});
