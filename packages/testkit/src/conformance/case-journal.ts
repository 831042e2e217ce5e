import type { Instant } from "@contactpoint/engine";
import { LetterReader } from "@contactpoint/live";
import {
  type CrashRecord,
  holdMachine,
  type JournalRecord,
  type MessageBody,
  type NeedRecord,
  OFFICER_TASKS,
  PROTOCOL_VERSION,
  requestedMachine,
  requestingMachine,
  type ResolvedScenario,
  type TaskRecord,
} from "@contactpoint/protocol";
import type { Message as Letter } from "@contactpoint/protocol/messages";
import type { DecideFrame, DeliverFrame, ProviderFrame } from "./bench-frame.ts";
import { CHANNEL, NODE } from "./bench-terms.ts";
import type { Effects } from "./node-frame.ts";
import { LetterDigests } from "./letter-digests.ts";
import { PeerDeeds } from "./peer-deeds.ts";
import { PeerMachines } from "./peer-machines.ts";

/** The journal of one case: what the bench did, and what it saw of the node. */
export class CaseJournal {
  readonly records: JournalRecord[] = [];
  readonly #reader: LetterReader;
  readonly #showsRecords: boolean;
  readonly #peers = new PeerMachines((node, move) =>
    this.records.push({ kind: "state", at: this.now, node, ...move }),
  );
  readonly #deeds = new PeerDeeds();
  readonly #digests = new LetterDigests();
  readonly #tries = new Map<string, number>();
  readonly #items = new Map<string, number>();
  /** Tasks asked and not yet done, with their numbers; and how many each request has had. */
  readonly #open = new Map<string, number>();
  readonly #tasks = new Map<string, number>();
  /** Of the open tasks, those that somebody has taken up. */
  readonly #started = new Set<string>();
  /** What follows happens at this instant. */
  now: Instant;

  /** @param showsRecords false of a black box, of which only what it says and hears is seen */
  constructor(scenario: ResolvedScenario, showsRecords = true) {
    this.#showsRecords = showsRecords;
    const at = (this.now = scenario.clock.start);
    this.#reader = new LetterReader(scenario);
    this.records.push({ kind: "scenario", at, protocol: PROTOCOL_VERSION, scenario });
  }

  /** From now on these States are not in the register; rules know it as a fault of the scenario. */
  revoked(states: readonly string[]): void {
    const [first, ...others] = this.records;
    if (first?.kind !== "scenario") throw new Error("a journal begins with its scenario");
    const { scenario } = first;
    const until = scenario.clock.end;
    const fault = {
      id: "revocation",
      group: null,
      kind: "revocation",
      from: this.now,
      until,
      states,
    } as const;
    const ended = scenario.faults.map((each) =>
      each.until === until ? { ...each, until: this.now } : each,
    );
    const faults = states.length === 0 ? ended : [...ended, fault];
    this.records.length = 0;
    this.records.push({ ...first, scenario: { ...scenario, faults } }, ...others);
  }

  /** Nothing but what the script says goes wrong from now on. */
  liveness(core: readonly string[]): void {
    this.records.push({ kind: "phase", at: this.now, phase: "liveness", core });
  }

  need(need: Omit<NeedRecord, "kind" | "at">): void {
    if (this.#items.has(need.request)) return;
    this.#items.set(need.request, need.items.length);
    this.records.push({ kind: "need", at: this.now, ...need });
  }

  /** A message leaves its author. */
  said(letter: Letter): void {
    const { id, type, request, item, from, to, instrument, cause } = letter;
    if (from !== NODE)
      for (const deed of this.#deeds.before(letter, this.now))
        this.records.push({ ...deed, at: this.now });
    this.records.push({
      kind: "sent",
      at: this.now,
      message: id,
      type,
      request,
      item,
      from,
      to,
      route: [from, to],
      instrument,
      channel: CHANNEL,
      // Only the node climbs a ladder; the States that the bench plays do as the script says.
      try: type === "request" && from === NODE ? count(this.#tries, request) : undefined,
      cause,
      body: this.#bodyOf(letter) ?? undefined,
      digest: this.#digests.of(letter),
    });
    if (from !== NODE) this.#peers.said(letter, this.now, this.#items.get(request) ?? 1);
  }

  /** A message has reached its addressee and was taken. */
  arrived(letter: Letter, how: Pick<DeliverFrame, "signed_by" | "brought_by">): void {
    const { id, type, request, item, to } = letter;
    this.records.push({
      kind: "delivered",
      at: this.now,
      message: id,
      type,
      request,
      item,
      node: to,
      digest: this.#digests.of(letter),
      signed_by: how.signed_by,
      brought_by: how.brought_by,
    });
    if (to !== NODE) this.#peers.heard(letter, this.now, this.#items.get(request) ?? 1);
  }

  rejected(from: string, { error, message, request }: Effects["reject"][number]): void {
    this.records.push({
      kind: "rejected",
      at: this.now,
      node: NODE,
      error,
      from,
      ...(message === undefined ? {} : { message }),
      ...(request === undefined ? {} : { request }),
    });
  }

  /** What the node entered in its log: before anything of it shows. */
  entered(audit: Effects["audit"]): void {
    const about = { at: this.now, node: NODE } as const;
    for (const entry of audit) this.records.push({ kind: "audit", ...about, ...entry });
  }

  /** What the node says that it did, in the order that the profile gives. */
  did({ moves, hold, order, ask, take }: Effects): void {
    const about = { at: this.now, node: NODE } as const;
    for (const move of moves) {
      this.records.push({ kind: "state", ...about, ...move });
      if (IS_FINAL.has(move.to)) this.#drop(move.request, move.item);
    }
    for (const change of hold) this.records.push({ kind: "hold", ...about, ...change });
    for (const { request, item, provider } of order)
      this.records.push({ kind: "order", ...about, request, item, provider, phase: "sent" });
    for (const { request, item, task, by } of ask) {
      const number = count(this.#tasks, request);
      this.#open.set(taskKey(request, item, task), number);
      this.#task({ request, item, by, number }, task, "asked");
    }
    this.#taken(take);
  }

  /** An officer took up tasks that the node's desk gave. */
  #taken(tasks: Effects["take"]): void {
    for (const { request, item, task } of tasks) {
      const key = taskKey(request, item, task);
      const number = this.#open.get(key);
      if (number === undefined || this.#started.has(key)) continue;
      this.#started.add(key);
      this.#task({ request, item, by: "officer", number }, task, "started");
    }
  }

  /** A person did a task that the node had asked for. */
  decided({ request, item, task, result }: DecideFrame): void {
    const key = taskKey(request, item, task);
    const number = this.#open.get(key);
    if (number === undefined) return;
    this.#open.delete(key);
    const by = BY_AUTHORITY.has(task) ? "authority" : "officer";
    if (!this.#started.delete(key)) this.#task({ request, item, by, number }, task, "started");
    this.#task({ request, item, by, number }, task, "finished", result);
  }

  provided({ request, item, answer, next_provider }: ProviderFrame, provider: string): void {
    this.records.push({
      kind: "order",
      at: this.now,
      node: NODE,
      request,
      item,
      provider,
      phase: "answered",
      answer,
      ...(next_provider === undefined ? {} : { next_provider }),
    });
  }

  crash(record: Omit<CrashRecord, "kind" | "at" | "node">): void {
    this.records.push({ kind: "crash", at: this.now, node: NODE, ...record });
  }

  /** At the end the same input was told again: digests of what was answered both times. */
  replayed(before: string, replayed: string): void {
    const end = this.records.pop();
    this.crash({ phase: "restarted", store: "full", state: { before, replayed } });
    this.crash({ phase: "recovered" });
    if (end !== undefined) this.records.push(end);
  }

  end(): void {
    this.records.push({ kind: "end", at: this.now });
  }

  /** Adds to what machines read what rules on disclosure look at. */
  #bodyOf(letter: Letter): MessageBody | null {
    const { body } = this.#reader.read(letter);
    const data_class = classGiven(letter, this.#showsRecords);
    if (data_class === undefined || !("use_limits" in letter)) return body;
    return { ...body, data_class, use_limited: letter.use_limits.length > 0 };
  }

  /** Where a machine has come to its end, nobody needs to do what it had asked for. */
  #drop(request: string, item: number | undefined): void {
    for (const [key, number] of this.#open) {
      const [of, about = "", task = ""] = key.split(" ");
      if (of !== request || (item !== undefined && about !== String(item))) continue;
      this.#open.delete(key);
      const by = BY_AUTHORITY.has(task) ? "authority" : "officer";
      const facts = about === "" ? {} : { item: Number(about) };
      this.#task({ request, ...facts, by, number }, task, "dropped");
    }
  }

  #task(
    facts: Pick<TaskRecord, "request" | "item" | "by" | "number">,
    name: string,
    phase: TaskRecord["phase"],
    result?: string,
  ): void {
    const task = TASKS.find((known) => known === name);
    if (task === undefined) return;
    this.records.push({ kind: "task", at: this.now, node: NODE, ...facts, task, phase, result });
  }
}

/** Final states of all three machines. */
const IS_FINAL: ReadonlySet<string> = new Set(
  [requestingMachine, requestedMachine, holdMachine].flatMap(({ config }) =>
    Object.entries(config.states ?? {}).flatMap(([name, { type }]) =>
      type === "final" ? [name] : [],
    ),
  ),
);

const TASKS = [...OFFICER_TASKS, "authorise", "decide-assistance"] as const;
const BY_AUTHORITY: ReadonlySet<string> = new Set(["authorise", "decide-assistance"]);

function classGiven(letter: Letter, showsRecords: boolean): MessageBody["data_class"] {
  if (letter.type === "disclosure") return letter.content ? "content" : "traffic";
  if (letter.type === "traffic-data-disclosure") return "traffic";
  // What assistance hands over is in no message: it is at least this much of what the records hold.
  const handsOver = letter.type === "assistance-decision" && letter.granted && showsRecords;
  return handsOver ? "subscriber" : undefined;
}

function taskKey(request: string, item: number | undefined, task: string): string {
  return `${request} ${item ?? ""} ${task}`;
}

function count(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}
