import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { journalComplaints } from "@contactpoint/live/testing";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, onTestFinished, test } from "vitest";

import { Hosts } from "./hosts.ts";

const MAIN = join(import.meta.dirname, "../src/main.ts");
const SCENARIO = join(import.meta.dirname, "three-hosts.yaml");
const STATES = ["XA", "XB", "XC"] as const;
const SECRETARIAT = "secretariat";
/** Exercise seconds in a real second: an hour. */
const RATE = 3_600;
/** Until all processes are up. */
const BEFORE_MS = 8_000;
const START = Date.parse("2027-10-16T00:00:00Z");

test("hosts cut off from one another, one way, both ways and from all, converge when they are joined again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-hosts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const hosts = new Hosts([SECRETARIAT, ...STATES]);
  onTestFinished(() => hosts[Symbol.dispose]());
  const startedAt = Date.now() + BEFORE_MS;
  const nodes = await startAll(hosts, folder, startedAt);
  const present = (): number => START + (Date.now() - startedAt) * RATE;
  const cuts: Cut[] = [];
  const cut = async (hours: number, pairs: Cut["pairs"], begin: () => void, end: () => void) => {
    await pause(startedAt + hours * 1_000 - Date.now());
    begin();
    const from = present();
    await pause(HOURS_CUT * 1_000);
    cuts.push({ pairs, from, until: present() });
    end();
  };
  await cut(
    2,
    [["XA", "XB"]],
    () => hosts.cutOneWay("XA", "XB"),
    () => hosts.healOneWay("XA", "XB"),
  );
  await cut(
    7,
    [
      ["XA", "XC"],
      ["XC", "XA"],
      ["XB", "XC"],
      ["XC", "XB"],
    ],
    () => hosts.setCable("XC", "down"),
    () => hosts.setCable("XC", "up"),
  );
  await cut(
    12,
    [
      ["XA", "XB"],
      ["XB", "XA"],
    ],
    () => hosts.setApart(["XA", "XB"], "on"),
    () => hosts.setApart(["XA", "XB"], "off"),
  );
  expect(await Promise.all(nodes)).toEqual([0, 0, 0]);

  const merged = join(folder, "merged");
  await run("report", ...STATES.map((state) => join(folder, state)), "--out", merged);
  await run("run", SCENARIO, "--out", join(folder, "undisturbed"));
  const [journal, undisturbed] = [journalOf(merged), journalOf(join(folder, "undisturbed"))];
  for (const one of cuts) {
    const held = heldUp(journal, one);
    expect(held.length).toBeGreaterThan(0);
    expect(held.filter((at) => at < one.until)).toEqual([]);
  }
  expect(journalComplaints(journal, undisturbed)).toEqual([]);
  expect(verdictsOf(merged)).toEqual(verdictsOf(join(folder, "undisturbed")));
  for (const state of STATES) {
    using store = new DatabaseSync(join(folder, `${state}.db`), { readOnly: true });
    expect(store.prepare("SELECT key FROM outbox").all()).toEqual([]);
    await run("audit", join(folder, `${state}.db`));
  }
});

/** So long each cut lasts, in the exercise. */
const HOURS_CUT = 3;

interface Cut {
  /** Author and addressee whose messages do not get through. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Instants of the exercise. */
  readonly from: number;
  readonly until: number;
}

/** When those messages arrived that were sent during a cut to somebody behind it. */
function heldUp(journal: readonly JournalRecord[], { pairs, from, until }: Cut): readonly number[] {
  const sent = new Set<string>();
  const arrived: number[] = [];
  for (const record of journal) {
    const { at } = record;
    if (record.kind === "sent" && at >= from && at < until) {
      if (pairs.some(([author, addressee]) => record.from === author && record.to === addressee))
        sent.add(record.message);
    } else if (record.kind === "delivered" && sent.has(record.message)) arrived.push(at);
  }
  return arrived;
}

/** @returns with what code each node ends */
async function startAll(
  hosts: Hosts,
  folder: string,
  startedAt: number,
): Promise<readonly Promise<number | null>[]> {
  const credentials = join(folder, "credentials");
  const places = [SECRETARIAT, ...STATES].flatMap((name) => [
    "--host",
    `${name}=${hosts.addressOf(name)}`,
  ]);
  const started = new Date(startedAt).toISOString();
  const clock = ["--rate", String(RATE), "--started-at", started];
  await run("credentials", SCENARIO, "--out", credentials, ...places, ...clock);
  const allowed = [SECRETARIAT, ...STATES].flatMap((name) => [
    "--allow-host",
    hosts.addressOf(name),
  ]);
  void start(hosts, SECRETARIAT, "secretariat", credentials);
  return STATES.map((state) => {
    const mine = ["--state", state, "--credentials", credentials, "--out", join(folder, state)];
    return start(hosts, state, "node", SCENARIO, ...mine, ...allowed, "--log", "silent");
  });
}

function start(hosts: Hosts, name: string, ...words: readonly string[]): Promise<number | null> {
  const [program, ...rest] = hosts.wordsOn(name, process.execPath, MAIN, ...words);
  const started = spawn(program, rest, { stdio: ["ignore", "ignore", "inherit"] });
  onTestFinished(() => void started.kill("SIGKILL"));
  return new Promise((resolve) => started.on("close", resolve));
}

/** @throws if the command ends with anything but 0 */
async function run(...words: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [MAIN, ...words]);
}

function journalOf(folder: string): readonly JournalRecord[] {
  return readFileSync(join(folder, "journal.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as JournalRecord);
}

function verdictsOf(folder: string): unknown {
  const summary = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as Summary;
  return summary.verdicts.map(({ rule, verdict }) => `${rule} ${verdict}`);
}

interface Summary {
  readonly verdicts: readonly { readonly rule: string; readonly verdict: string }[];
}
