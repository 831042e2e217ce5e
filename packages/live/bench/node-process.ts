// One node of a bench in a process of its own, written to be killed at any instant: what it leaves
// on the disk says what it had stored and what it had told others.
//
//   node packages/live/bench/node-process.ts SCENARIO CREDENTIALS FOLDER [--fault FAULT]
//
// FOLDER then holds node.db, journal.jsonl (facts whose turn is stored), acknowledged (keys of the
// frames that this node told a peer it has) and receipts (keys of those that a peer said it has).
// After a restart the replay must write the journal again as it stands; it ends with 9 if not.
import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { type JournalRecord, PROTOCOL_VERSION } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";
import { ExerciseClock, type HostObserver, SingleNode } from "../src/host/index.ts";
import { NodeStore } from "../src/store/index.ts";
import { HostGuard, readNodeCredentials } from "../src/trust/index.ts";

/** A real second is hours of the exercise, so a peer that was away is soon looked for again. */
const RESEND_CAP_MS = 1_000;
/** With a planted fault so many turns are stored as one. */
const TURNS_STORED_LATE = 100;

/** Facts that a replay gives are compared with those that stand in the file; later ones are added. */
class KeptJournal {
  readonly #file: number;
  readonly #before: readonly string[];
  #lines = 0;
  #unstored = "";

  constructor(path: string) {
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    // A kill may have cut the last line.
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    this.#file = openSync(path, "a");
    if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
    this.#before = whole.split("\n").slice(0, -1);
  }

  note(record: JournalRecord): void {
    const line = JSON.stringify(record);
    const before = this.#before[this.#lines++];
    if (before === undefined) this.#unstored += `${line}\n`;
    else if (before !== line) fail(`line ${this.#lines} was\n${before}\nand is\n${line}`);
  }

  /** The turn is stored. */
  commit(): void {
    if (this.#lines < this.#before.length)
      fail(`${this.#before.length} facts were stored, ${this.#lines} are there after the replay`);
    if (this.#unstored !== "") writeSync(this.#file, this.#unstored);
    this.#unstored = "";
  }

  close(): void {
    closeSync(this.#file);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { fault: { type: "string" } },
});
const [file = "", credentialsFolder = "", folder = ""] = positionals;
const found = readScenario(file);
if ("problems" in found) throw new Error(`${file} has problems`);
const { scenario, contentHash } = found;
const credentials = readNodeCredentials(credentialsFolder);
const { started_at: startedAt, rate } = credentials.register.exercise;
const store = NodeStore.open(join(folder, "node.db"), {
  run: { content_hash: contentHash, seed: scenario.seed, protocol: PROTOCOL_VERSION },
  kek: { file: join(folder, "kek") },
});
const journal = new KeptJournal(join(folder, "journal.jsonl"));
const keep = keepWithTurns();
plantFault();
const acknowledged = openSync(join(folder, "acknowledged"), "a");
const receipts = openSync(join(folder, "receipts"), "a");
const node = new SingleNode({
  scenario,
  credentials,
  clock: new ExerciseClock({ start: scenario.clock.start, startedAt, rate, now: Date.now }),
  store,
  guard: new HostGuard(),
  sinks: [(record) => journal.note(record)],
  now: Date.now,
  portals: new Map(),
  limits: { resend_cap_ms: RESEND_CAP_MS },
  events: {
    incident: () => undefined,
    rejected: (key, error) => fail(`${key} was rejected: ${error}`),
    registerRefused: ({ name }) => fail(`the register was refused: ${name}`),
    registerUnreachable: () => undefined,
    registerChanged: () => undefined,
  },
  observer: observer(),
});

writeSync(1, "recovering\n");
await node.open();
writeSync(1, "ready\n");
const stop = new AbortController();
process.once("SIGTERM", () => stop.abort());
await node.run(stop.signal);
keep();
await node.close();
journal.close();
store.close();
writeSync(1, "finished\n");

function observer(): HostObserver {
  const nothing = (): void => undefined;
  return {
    now: () => performance.now(),
    frameSent: nothing,
    frameReceived: nothing,
    frameAnswered: (_node, _peer, key, answer) => {
      if (typeof answer === "string") writeSync(acknowledged, `${key}\n`);
    },
    receiptReceived: (_node, key) => void writeSync(receipts, `${key}\n`),
    rejectionReceived: nothing,
    linksOf: () => ({ opened: nothing, closed: nothing, resent: nothing }),
    incident: nothing,
    inputEntered: nothing,
    auditEntryAdded: nothing,
    verified: nothing,
    stepped: nothing,
    committed: nothing,
    portalCalled: nothing,
  };
}

/** What is written down goes with the turn in which it happened. */
function keepWithTurns(): () => void {
  const commit = store.commit.bind(store);
  const keep = (): void => {
    commit();
    journal.commit();
  };
  let turns = 0;
  store.commit = () => {
    if (values.fault !== "receipt-first" || ++turns % TURNS_STORED_LATE === 0) keep();
  };
  return keep;
}

/** Faults that the evidence must show. */
function plantFault(): void {
  switch (values.fault) {
    case undefined:
    case "receipt-first":
      return;
    case "forget-outbox":
      store.outbox.pending = () => [];
      return;
    case "deaf-to-repetitions": {
      // Whatever comes is taken to be new, under another name.
      const append = store.inputs.append.bind(store.inputs);
      const has = store.inputs.has.bind(store.inputs);
      let count = 0;
      store.inputs.has = () => undefined;
      store.inputs.append = (input) =>
        append(
          has(input.node, input.key) === undefined
            ? input
            : { ...input, key: `${input.key}+${count++}` },
        );
      return;
    }
    default:
      throw new Error(`no fault ${values.fault}`);
  }
}

function fail(sentence: string): never {
  process.stderr.write(`${credentials.state}: ${sentence}\n`);
  process.exit(9);
}
