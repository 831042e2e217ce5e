import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ReplicationResult } from "../replication/replication-result.ts";
import { samplePoints, sampleResults, sampleStudy } from "../testing/index.ts";
import { DamagedLog, ResultsLog } from "./results-log.ts";

const folder = mkdtempSync(join(tmpdir(), "contactpoint-log-"));
afterAll(() => rmSync(folder, { recursive: true }));

const results = sampleResults({
  study: sampleStudy(),
  points: samplePoints(sampleStudy()).slice(0, 1),
  replications: 400,
  grid_s: [60],
  truth: () => ({ mean: { "in-time": 0.5 }, slope: {} }),
});

function written(name: string, count: number): string {
  const path = join(folder, name);
  const log = ResultsLog.open(path, () => {});
  for (const result of results.slice(0, count)) log.append(result);
  log.close();
  return path;
}

function found(path: string): ReplicationResult[] {
  const all: ReplicationResult[] = [];
  ResultsLog.open(path, (result) => all.push(result)).close();
  return all;
}

test("a log gives back what was appended, also what is larger than a chunk of reading", () => {
  expect(found(written("whole", 400))).toEqual(results);
});

test("a line torn at any place is cut off and the log goes on behind the whole ones", () => {
  const whole = readFileSync(written("torn", 3));
  const lastLine = whole.lastIndexOf("\n", whole.length - 2) + 1;
  for (let length = lastLine; length < whole.length; length += 611) {
    const path = written("torn-once", 3);
    truncateSync(path, length);
    const log = ResultsLog.open(path, () => {});
    for (const result of results.slice(2, 4)) log.append(result);
    log.close();
    expect(found(path)).toEqual(results.slice(0, 4));
    rmSync(path);
  }
});

test("a whole line that is no result is damage, named with its place", () => {
  for (const line of ["{}", "nonsense", '{"point":1}', ""]) {
    const path = written("damaged", 2);
    appendFileSync(path, `${line}\n`);
    expect(() => found(path)).toThrow(DamagedLog);
    expect(() => found(path)).toThrow(`${path}:3`);
    rmSync(path);
  }
});

test("a disk that fills up loses nothing that was logged", () => {
  const path = join(folder, "full");
  const full = Object.assign(new Error("no space"), { code: "ENOSPC", syscall: "write" });
  let room = 20_000;
  const log = ResultsLog.open(
    path,
    () => {},
    () => 0,
    {
      write: (fd, bytes, from) => {
        const part = bytes.subarray(from, from + Math.min(room, 1_000));
        if (part.length === 0) throw full;
        room -= part.length;
        appendFileSync(fd, part);
        return part.length;
      },
      sync: () => {},
    },
  );
  let kept = 0;
  expect(() => {
    for (const result of results) {
      log.append(result);
      kept += 1;
    }
  }).toThrow(full);
  log.close();
  expect(kept).toBeGreaterThan(0);
  expect(found(path)).toEqual(results.slice(0, kept));
});

test("a log is synchronised with the disk once a second and at its end", () => {
  let now = 0;
  let syncs = 0;
  const path = join(folder, "synced");
  writeFileSync(path, "");
  const log = ResultsLog.open(
    path,
    () => {},
    () => now,
    {
      write: (fd, bytes, from) => (appendFileSync(fd, bytes.subarray(from)), bytes.length - from),
      sync: () => (syncs += 1),
    },
  );
  for (const result of results.slice(0, 25)) {
    log.append(result);
    now += 100;
  }
  expect(syncs).toBe(2);
  log.close();
  expect(syncs).toBe(3);
});
