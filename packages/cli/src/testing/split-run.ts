import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { JournalRecord, LostRecord, SentRecord } from "@contactpoint/protocol";

import { JournalDigester } from "../run-folder/digest.ts";
import type { Manifest } from "../run-folder/manifest.ts";
import { manifestText, parseManifest } from "../run-folder/manifest.ts";

/**
 * Splits a simulated run into folders of one State each, named by its id, as the processes of a live
 * network would have written them. Faults go to the first State.
 *
 * @returns the ids
 */
export function splitRun(folder: string, into: string): readonly string[] {
  const lines = readFileSync(join(folder, "journal.jsonl"), "utf8").trimEnd().split("\n");
  const records = lines.map((line) => JSON.parse(line) as JournalRecord);
  const [first] = records;
  if (first?.kind !== "scenario") throw new RangeError(`${folder} has no scenario`);
  const states = first.scenario.states.map(({ id }) => id);
  const writers = new Writers(states[0] ?? "");
  const owners = records.map((record) => writers.of(record));
  for (const state of states) {
    const own = lines.filter((_, index) => owners[index] === state || owners[index] === undefined);
    writeRun(join(into, state), own, { ...manifestOf(folder), nodes: [state], files: {} });
  }
  return states;
}

/** Writes a run folder with a journal of these lines and a manifest that vouches for it. */
export function writeRun(folder: string, lines: readonly string[], manifest: Manifest): void {
  mkdirSync(folder, { recursive: true });
  const text = lines.map((line) => `${line}\n`).join("");
  const digester = new JournalDigester();
  digester.update(Buffer.from(text));
  writeFileSync(join(folder, "journal.jsonl"), text);
  writeFileSync(
    join(folder, "manifest.json"),
    manifestText({ ...manifest, ...digester.digests() }),
  );
}

export function manifestOf(folder: string): Manifest {
  const found = parseManifest(readFileSync(join(folder, "manifest.json"), "utf8"));
  if (found === undefined) throw new RangeError(`${folder} is no run folder`);
  return found.manifest;
}

/** Which contact point's process writes a record; undefined: each of them. */
class Writers {
  readonly #ofFaults: string;
  readonly #requesting = new Map<string, string>();
  readonly #letters = new Map<string, SentRecord>();
  /** Where a message was seen last. */
  readonly #places = new Map<string, string>();
  #before: JournalRecord | undefined;

  constructor(ofFaults: string) {
    this.#ofFaults = ofFaults;
  }

  of(record: JournalRecord): string | undefined {
    const writer = this.#writer(record);
    if (record.kind !== "fault") this.#before = record;
    return writer;
  }

  #writer(record: JournalRecord): string | undefined {
    switch (record.kind) {
      case "scenario":
      case "phase":
      case "end":
        return undefined;
      case "fault":
        return this.#ofFaults;
      case "inject":
        return record.to;
      case "need":
        this.#requesting.set(record.request, record.from);
        return record.from;
      case "no-basis":
        return this.#requesting.get(record.request);
      case "sent":
        this.#letters.set(record.message, record);
        this.#places.set(record.message, record.from);
        return record.from;
      case "relayed":
        this.#places.set(record.message, record.node);
        return record.node;
      case "lost":
        return this.#loser(record);
      case "exposed":
        return record.by;
      default:
        return record.node;
    }
  }

  /** What is lost on a link or for a wrong entry never left; else the next stop loses it. */
  #loser({ message, reason }: LostRecord): string | undefined {
    const place = this.#places.get(message) ?? "";
    const route = this.#letters.get(message)?.route ?? [];
    if (reason === "unreached") return route.at(-1);
    const isOwnOutage = this.#before?.kind === "sent" && this.#before.message === message;
    if (reason !== "outage" || isOwnOutage) return place;
    return route[route.indexOf(place) + 1];
  }
}
