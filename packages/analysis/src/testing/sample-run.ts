import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";
import type {
  JournalRecord,
  NeedRecord,
  ResolvedScenario,
  ResolvedState,
} from "@contactpoint/protocol";
import { SAMPLE_START, sampleScenario } from "./sample-scenario.ts";

const PLACES = [
  ["Pacific/Honolulu", -10],
  ["America/Los_Angeles", -8],
  ["America/Bogota", -5],
  ["America/Sao_Paulo", -3],
  ["Africa/Dakar", 0],
  ["Europe/Paris", 1],
  ["Africa/Nairobi", 3],
  ["Asia/Kolkata", 5.5],
  ["Asia/Manila", 8],
  ["Pacific/Auckland", 12],
] as const;
const PROFILES = ["small desk", "large desk", "hub"] as const;
const NUMBERS = 9_973;
const OPENS = 8 * HOUR;
const CLOSES = 18 * HOUR;

/** How a made-up run is to be. */
export interface SampleRun {
  readonly states: number;
  readonly needs: number;
  readonly more?: Partial<ResolvedScenario>;
}

/**
 * The journal of a made-up run in which requests wait for the office hours of the State they reach,
 * some rest with an authority, pass a hub, get lost, are refused, find nothing or lead elsewhere. It
 * looks like a run; it follows no model, and it is the same each time.
 */
export function sampleRun({ states, needs, more = {} }: SampleRun): readonly JournalRecord[] {
  const scenario = sampleScenario({ ...sampleWorld(states), ...more });
  const { start, end } = scenario.clock;
  const shifts = scenario.states.flatMap((state) => shiftsOf(state, end));
  const lives = Array.from({ length: needs }, (_, k) => {
    const at =
      start + Math.floor((k * 50 * DAY) / Math.max(1, needs)) + (chance(k, 1) % 90) * MINUTE;
    return new SampleLife(scenario, k, at).records();
  }).flat();
  const records = [...shifts, ...lives]
    .filter(({ at }) => at < end)
    .toSorted((one, other) => one.at - other.at);
  return [
    { kind: "scenario", at: start, protocol: "1", scenario },
    ...records,
    { kind: "end", at: end },
  ];
}

function shiftsOf({ id, offsets }: ResolvedState, end: Instant): JournalRecord[] {
  const records: JournalRecord[] = [];
  const base = { kind: "duty", node: id, on_call: 0 } as const;
  const [offset = 0] = offsets.ms;
  records.push({ ...base, at: SAMPLE_START, duty: "closed", present: 0 });
  for (let day = SAMPLE_START - DAY; day < end; day += DAY) {
    const opens = day + OPENS - offset;
    const closes = day + CLOSES - offset;
    records.push({ ...base, at: Math.max(opens, SAMPLE_START), duty: "desk", present: 1 });
    records.push({ ...base, at: Math.max(closes, SAMPLE_START), duty: "closed", present: 0 });
  }
  return records;
}

function sampleWorld(count: number): Partial<ResolvedScenario> {
  const [template] = sampleScenario().states;
  if (template === undefined) {
    throw new RangeError("the sample scenario has no State");
  }
  return {
    title: { en: "A made-up run" },
    marking: "EXERCISE EXERCISE EXERCISE",
    states: Array.from({ length: count }, (_, i) => {
      const [zone, hours] = PLACES[i % PLACES.length] ?? ["Etc/UTC", 0];
      const id = `X${i}`;
      return {
        ...template,
        id,
        key: id,
        name: `Land ${i}`,
        zone: i < PLACES.length ? zone : `${zone}_${Math.floor(i / PLACES.length)}`,
        profile: PROFILES[i % PROFILES.length] ?? "",
        offsets: { from: [SAMPLE_START - DAY], ms: [hours * HOUR] },
      };
    }),
    parameters: [
      { path: "workload.items", value: "1.74", basis: "sourced", source: "a yearly report" },
      { path: "laws.*.order", value: "3 h", basis: "assumption", source: "" },
    ],
  };
}

/** A number from 0 to 9972 that looks drawn. */
function chance(k: number, of: number): number {
  return ((k + 11) * 7_919 + of * 104_729 + k * k * 31) % NUMBERS;
}

class SampleLife {
  readonly #records: JournalRecord[] = [];
  readonly #scenario: ResolvedScenario;
  readonly #k: number;
  readonly #request: string;
  readonly #from: string;
  readonly #to: string;
  #at: Instant;
  #messages = 0;
  #tasks = 0;

  constructor(scenario: ResolvedScenario, k: number, at: Instant) {
    const ids = scenario.states.map(({ id }) => id);
    const from = chance(k, 2) % ids.length;
    const to = (from + 1 + (chance(k, 3) % Math.max(1, ids.length - 1))) % ids.length;
    this.#scenario = scenario;
    this.#k = k;
    this.#from = ids[from] ?? "";
    this.#to = ids[to] ?? "";
    this.#request = `everyday/${this.#from}/${k}`;
    this.#at = at;
  }

  records(): readonly JournalRecord[] {
    const kind = chance(this.#k, 4) % 20;
    this.#need(kind === 2 ? 2 : 1);
    if (kind === 0) {
      return this.#add({ kind: "no-basis", reason: "no-instrument" }).#records;
    }
    this.#task("prepare", this.#from, this.#wait(5) * MINUTE);
    if (kind === 1) {
      this.#message("request", { lost: true });
      this.#at += 2 * HOUR;
    }
    this.#message("request", { again: kind === 1, hub: kind === 3 });
    this.#task("acknowledge", this.#to, this.#wait(6) * MINUTE);
    this.#message("acknowledgement", {});
    this.#task("check", this.#to, this.#wait(7) * MINUTE, "complete");
    const isRefused = kind === 4;
    this.#task("review", this.#to, this.#wait(8) * MINUTE, isRefused ? "refused" : "accepted");
    if (isRefused) {
      this.#message("refusal", { ground: chance(this.#k, 9) % 2 === 0 });
      return this.#closed("refused");
    }
    return this.#execute(kind);
  }

  #execute(kind: number): readonly JournalRecord[] {
    this.#task("order", this.#to, this.#wait(10) * MINUTE);
    if (kind % 2 === 0) {
      this.#task("authorise", this.#to, this.#wait(11) * 8 * MINUTE, "granted", true);
    }
    const isDeleted = kind === 5;
    const items = kind === 2 ? [0, 1] : [0];
    for (const item of items) {
      this.#add({ kind: "order", node: this.#to, item, provider: "mail", phase: "sent" });
    }
    this.#at += this.#wait(12) * 6 * MINUTE;
    const answer = isDeleted ? "deleted" : "preserved";
    for (const item of items) {
      const node = this.#to;
      this.#add({ kind: "order", node, item, provider: "mail", phase: "answered", answer });
    }
    for (const item of items) {
      this.#message(isDeleted ? "negative" : "confirmation", { item });
    }
    return isDeleted ? this.#closed("negative") : this.#records;
  }

  #need(items: number): void {
    const need: Omit<NeedRecord, "at"> = {
      kind: "need",
      request: this.#request,
      form: "preservation",
      urgency: chance(this.#k, 13) % 3 === 0 ? "urgent" : "routine",
      from: this.#from,
      to: this.#to,
      items: Array.from({ length: items }, () => ({
        provider: "mail",
        expires_at: this.#at + (6 + (chance(this.#k, 14) % 400)) * HOUR,
        stated_expiry: null,
        data_class: "traffic",
      })),
      circumstances: [],
    };
    this.#records.push({ ...need, at: this.#at });
  }

  #task(
    task: "prepare" | "acknowledge" | "check" | "review" | "order" | "authorise",
    node: string,
    takes: Duration,
    result?: string,
    isAuthority = false,
  ): void {
    this.#tasks += 1;
    const by = isAuthority ? "authority" : "officer";
    const base = { kind: "task", node, task, number: this.#tasks, by } as const;
    this.#add({ ...base, phase: "asked" });
    if (node === this.#to && !isAuthority) {
      this.#untilOffice();
    }
    this.#at += (chance(this.#k, 20 + this.#tasks) % 25) * MINUTE;
    this.#add({ ...base, phase: "started" });
    this.#at += takes;
    this.#add({ ...base, phase: "finished", ...(result === undefined ? {} : { result }) });
  }

  #message(
    type: "request" | "acknowledgement" | "refusal" | "confirmation" | "negative",
    way: { lost?: boolean; again?: boolean; hub?: boolean; item?: number; ground?: boolean },
  ): void {
    this.#messages += 1;
    const message = `${this.#request}#${this.#messages}`;
    const [from, to] = type === "request" ? [this.#from, this.#to] : [this.#to, this.#from];
    const hub = this.#scenario.states.find(({ id }) => id !== from && id !== to)?.id;
    const via = way.hub === true && hub !== undefined ? [hub] : [];
    const item = way.item === undefined ? {} : { item: way.item };
    const tries = type === "request" ? { try: way.again === true ? 2 : 1 } : {};
    const ground = way.ground === true ? "essential-interests" : "domestic-bar";
    this.#add({
      kind: "sent",
      message,
      type,
      from,
      to,
      route: [from, ...via, to],
      instrument: chance(this.#k, 15) % 3 === 0 ? "uncc" : "budapest",
      channel: "network",
      ...(type === "refusal" ? { body: { ground } } : {}),
      ...item,
      ...tries,
    });
    this.#at += 2 * MINUTE;
    if (way.lost === true) {
      this.#add({ kind: "lost", message, reason: "link-loss", told: false });
      return;
    }
    for (const node of via) {
      this.#add({ kind: "relayed", message, node, phase: "arrived" });
      this.#at += 25 * MINUTE;
      this.#add({ kind: "relayed", message, node, phase: "left" });
      this.#at += 2 * MINUTE;
    }
    this.#add({ kind: "delivered", message, type, node: to, ...item });
  }

  #closed(to: string): readonly JournalRecord[] {
    const machine = { machine: "requesting", from: "acknowledged", event: "answer" } as const;
    return this.#add({ kind: "state", node: this.#from, ...machine, to, final: true }).#records;
  }

  // The desk opens at 8 and closes at 18 on the clock of the State that was reached.
  #untilOffice(): void {
    const state = this.#scenario.states.find(({ id }) => id === this.#to);
    const local = this.#at + (state?.offsets.ms[0] ?? 0);
    const ofDay = local - Math.floor(local / DAY) * DAY;
    const next = ofDay < OPENS ? OPENS : ofDay < CLOSES ? ofDay : OPENS + DAY;
    this.#at += next - ofDay;
  }

  #wait(of: number): number {
    return 4 + (chance(this.#k, of) % 40);
  }

  #add(record: Unplaced): this {
    this.#records.push({ ...record, at: this.#at, request: this.#request } as JournalRecord);
    return this;
  }
}

type Unplaced<R extends JournalRecord = JournalRecord> = R extends JournalRecord
  ? Omit<R, "at" | "request">
  : never;
