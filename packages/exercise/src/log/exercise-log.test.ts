import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ExerciseLog, LogFault } from "./exercise-log.ts";
import type { ExerciseRecord } from "./exercise-record.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-log-"));
  folders.push(folder);
  return join(folder, "exercise.jsonl");
}

const record = (number: number, text = "a note"): ExerciseRecord => ({
  number,
  real: 1_000 * number,
  run: 0,
  exercise: 0,
  position: 0,
  seat: "XA/duty-officer",
  person: "A",
  kind: "note",
  text,
});

test("What was appended is there when the log is opened again", () => {
  const file = path();
  const log = new ExerciseLog(file);
  log.append(record(1, "Größe\n\u2028"));
  log.append(record(2));
  log.close();
  const again = new ExerciseLog(file);
  expect(again.records).toEqual([record(1, "Größe\n\u2028"), record(2)]);
  again.append(record(3));
  again.close();
  expect(readFileSync(file, "utf8").split("\n")).toHaveLength(4);
});

test("A line that a crash left unfinished is cut off, wherever it broke", () => {
  const whole = `${JSON.stringify(record(1))}\n`;
  const second = Buffer.from(`${JSON.stringify(record(2, "é"))}\n`);
  for (let cut = 0; cut < second.length; cut++) {
    const file = path();
    writeFileSync(file, whole);
    appendFileSync(file, second.subarray(0, cut));
    const log = new ExerciseLog(file);
    expect(log.records).toEqual([record(1)]);
    log.append(record(2, "again"));
    log.close();
    expect(readFileSync(file, "utf8")).toBe(`${whole}${JSON.stringify(record(2, "again"))}\n`);
  }
});

test("A file that is no log is refused with its line", () => {
  for (const [text, message] of [
    ["{}\n", "exercise.jsonl:1 is no record"],
    [`${JSON.stringify(record(1))}\nnonsense\n`, "exercise.jsonl:2 is no JSON"],
    [`${JSON.stringify(record(2))}\n`, "exercise.jsonl:1 has the number 2"],
  ] as const) {
    const file = path();
    writeFileSync(file, text);
    expect(() => new ExerciseLog(file)).toThrow(new LogFault(message));
    expect(readFileSync(file, "utf8")).toBe(text);
  }
});

test("Records come in the order of their numbers", () => {
  const log = new ExerciseLog(path());
  expect(() => log.append(record(2))).toThrow(/the next record is 1/);
  log.close();
});
