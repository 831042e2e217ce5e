import { createHash } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

import { afterAll, expect, test } from "vitest";

import { NodeStore } from "@contactpoint/live/store";

import { Bench, unfilled } from "./testing/program.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

/** A store with entries about messages 1, 2, …; each has the digest of its number. */
function store(name: string, entries: number): NodeStore {
  const run = { content_hash: "c0ffee", seed: 7, protocol: "1.0.0" };
  const made = NodeStore.open(bench.path(name), { run, kek: { file: bench.path("kek") } });
  for (let seq = 1; seq <= entries; seq += 1) {
    const digest = createHash("sha256").update(String(seq)).digest("hex");
    made.audit.append({ at: seq, node: "XA", kind: "received", subject: `m${seq}`, digest });
  }
  made.commit();
  return made;
}

/** As somebody would who knows how to get round the triggers. */
function tamper(name: string, sql: string): void {
  using db = new DatabaseSync(bench.path(name));
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const trigger of triggers) db.exec(`DROP TRIGGER ${String(trigger["name"])}`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(String(trigger["sql"]));
}

test("audit finds an intact log intact, closed or in use, and a backup too", async () => {
  store("closed.db", 3).close();
  using open = store("open.db", 2);
  open.backup(bench.path("backup.db"));
  const { seq, hash } = open.audit.head();
  const files = readdirSync(bench.folder);
  const [closed, inUse, backup] = await Promise.all([
    bench.run(["audit", "closed.db"]),
    bench.run(["audit", "open.db", "--head", `${seq}:${hash}`]),
    bench.run(["audit", "backup.db", "--json"]),
  ]);
  expect(closed).toMatchObject({ code: 0, stderr: "3 entries, 0 problems\n" });
  expect(closed.stdout).toMatch(/^closed\.db: intact, head 3:[0-9a-f]{64}\n$/);
  expect(inUse).toMatchObject({ code: 0, stdout: `open.db: intact, head 2:${hash}\n` });
  expect(backup).toMatchObject({ code: 0, stderr: "2 entries, 0 problems\n" });
  expect(JSON.parse(backup.stdout)).toEqual({
    file: "backup.db",
    entries: 2,
    head: `2:${hash}`,
    found: 0,
    problems: [],
  });
  expect(readdirSync(bench.folder)).toEqual(files);
});

test("audit names the first bad entry and ends with 1", async () => {
  for (const name of ["edited.db", "removed.db", "cut.db"]) store(name, 5).close();
  const before = await bench.run(["audit", "cut.db"]);
  const [, head = ""] = /head (\S+)/.exec(before.stdout) ?? [];
  tamper("edited.db", "UPDATE audit SET subject = 'm9' WHERE seq = 3");
  tamper("removed.db", "DELETE FROM audit WHERE seq IN (2, 3)");
  tamper("cut.db", "DELETE FROM audit WHERE seq > 3");
  const [edited, removed, cut, asJson] = await Promise.all([
    bench.run(["audit", "edited.db"]),
    bench.run(["audit", "removed.db"]),
    bench.run(["audit", "cut.db", "--head", head]),
    bench.run(["audit", "edited.db", "--json"]),
  ]);
  expect(edited).toEqual({
    code: 1,
    stdout:
      "edited.db: entry 3 does not follow from entry 2: one of them was edited, moved or put in\n",
    stderr: "5 entries, 1 problem\n",
  });
  expect(removed).toMatchObject({ code: 1, stdout: "removed.db: entries 2 to 3 are missing\n" });
  expect(cut).toMatchObject({
    code: 1,
    stdout: "cut.db: the log ends with entry 3, but the head noted earlier is entry 5\n",
  });
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ found: 1, problems: [{ seq: 3 }] });
});

test("audit lists a hundred problems and counts the others", async () => {
  store("many.db", 300).close();
  tamper("many.db", "UPDATE audit SET at = at + 1 WHERE seq > 20");
  const { code, stdout, stderr } = await bench.run(["audit", "many.db"]);
  expect(code).toBe(1);
  expect(stdout.trimEnd().split("\n")).toHaveLength(100);
  expect(stderr).toBe("300 entries, 280 problems\nonly the first 100 problems are listed\n");
});

test("what is no store ends with 65 and is named, a wrong command line with 64", async () => {
  writeFileSync(bench.path("letter.txt"), "Dear colleague,\n".repeat(200));
  store("some.db", 1).close();
  tamper("some.db", "PRAGMA user_version = 9");
  const wrong: readonly (readonly [number, readonly string[], string])[] = [
    [65, ["nowhere.db"], "nowhere.db: is not there"],
    [65, ["letter.txt"], "letter.txt: is no database"],
    [65, ["kek"], "kek: is no"],
    [65, ["some.db.keys"], "some.db.keys: is no store of a contact point"],
    [65, ["some.db"], "some.db: has schema version 9, but this release knows 1 at most"],
    [65, ["."], ".: is no file"],
    [64, [], "missing required argument 'file'"],
    [64, ["some.db", "closed.db"], "too many arguments"],
    [64, ["some.db", "--head", "3"], "a number, a colon and 64 hexadecimal digits"],
    [64, ["some.db", "--haed", "3"], "Did you mean --head?"],
  ];
  const ended = await Promise.all(wrong.map(([, words]) => bench.run(["audit", ...words])));
  for (const [index, [code, words, says]] of wrong.entries()) {
    expect(ended[index], words.join(" ")).toMatchObject({ code, stdout: "" });
    expect(unfilled(ended[index]?.stderr ?? ""), words.join(" ")).toContain(says);
  }
});

test("audit explains itself with examples and exit codes, in 80 columns", async () => {
  const [page, program] = await Promise.all([
    bench.run(["audit", "--help"]),
    bench.run(["--help"]),
  ]);
  expect(page).toMatchObject({ code: 0, stderr: "" });
  expect(page.stdout).toMatch(/^Usage: contactpoint audit /);
  expect(page.stdout).toMatch(/\nExamples:\n {2}contactpoint audit /);
  expect(page.stdout).toMatch(/\nExit codes:\n {2}0 /);
  expect(page.stdout.split("\n").filter((line) => line.length > 85)).toEqual([]);
  expect(program.stdout).toMatch(/^ {2}audit .*verify/m);
});
