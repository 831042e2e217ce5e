import type { EntityKey, Instant } from "@contactpoint/engine";
import type {
  Circumstance,
  InstrumentBasis,
  RequestForm,
  RequestTerms,
  Urgency,
} from "@contactpoint/protocol";
import type { Alarm } from "./alarm.ts";
import { type CaseState, type Shelf, withoutTerms, withTerms } from "./case-state.ts";
import type { ContactPoint } from "./contact-point.ts";
import type { Machine } from "./surroundings.ts";
import type { Task } from "./task.ts";

/** Provider of an item about which a request says nothing yet. */
export const UNSTATED = "";

/** What is wanted of one provider. */
export interface CaseItem {
  readonly provider: string;
  readonly expires_at: Instant;
  readonly stated_expiry: Instant | null;
  readonly data_class: "subscriber" | "traffic" | "content";
  readonly wrong_identifier: boolean;
}

/** A way beside the usual one, from either end. */
export interface Detour {
  readonly channel: string;
  readonly path: readonly ContactPoint[];
  readonly wayBack: readonly ContactPoint[];
}

/** What a case is opened with. */
export interface CaseFacts {
  readonly id: string;
  /** Of the id. */
  readonly key: EntityKey;
  readonly form: RequestForm;
  readonly urgency: Urgency;
  readonly from: ContactPoint;
  readonly to: ContactPoint;
  /** The State that `to` was mistaken for, or null. */
  readonly mistaken_for: ContactPoint | null;
  readonly items: readonly CaseItem[];
  readonly circumstances: readonly Circumstance[];
  readonly parent: Case | null;
  readonly parent_item: number;
  readonly incident: string | null;
  readonly duplicate_of: string | null;
  readonly omit: readonly string[];
  /** When the need goes away; `Infinity` if it stays. */
  readonly withdrawn_at: Instant;
  /** A hub has re-directed it: nothing is left to prepare. */
  readonly prepared?: true;
  /** What contact points of this process remember of it, one file each. */
  files: readonly Case[];
}

/** The file of one contact point, if it has any. */
export function fileOf(facts: CaseFacts, point: ContactPoint): Case | undefined {
  return facts.files.find((file) => file.point === point);
}

/**
 * The file that one contact point keeps on one request. It holds what this contact point has done
 * and been told; the other side has a file of its own, and only messages pass between them.
 */
export class Case {
  readonly facts: CaseFacts;
  readonly point: ContactPoint;
  readonly key: EntityKey;
  /** Depth in a chain of providers; 0 for a first request. */
  readonly depth: number;
  basis: InstrumentBasis = "BUDAPEST";
  /** Name of the instrument or network. */
  instrument = "";
  path: readonly ContactPoint[] = [];
  /** The same way from the requested side. */
  wayBack: readonly ContactPoint[] = [];
  /** Another network by which the other side wrote last, and by which this one answers. */
  detour: Detour | null = null;
  terms: RequestTerms;
  /** Urgency as the acknowledging officer read it. */
  readUrgency: Urgency;
  /** The requesting side chose to go on after a prejudice notice. */
  chosen = false;
  /** Id of the request message that reached the requested side first. */
  cause = "";
  tasks = 0;
  children = 0;
  /** Items for which a child request was considered, a bit each. */
  pursued = 0;
  /** Alarms of the requesting side, the requested side, and the holds. */
  #alarms: (Alarm | null)[] = [null, null];
  /** Rises when the file falls back to what it was: what was begun before comes to nothing. */
  life = 0;
  #nextMessage: number;
  #state: CaseState | null;
  /** Where the state is while the file rests, and in which place; 0: it has none yet. */
  #shelf: Shelf | null = null;
  #place = 0;
  #waiting: readonly Task[] = NOTHING;

  constructor(facts: CaseFacts, point: ContactPoint, terms: RequestTerms) {
    this.facts = facts;
    this.point = point;
    this.#nextMessage = firstNumber(facts, point);
    facts.files = facts.files.concat(this);
    this.key = facts.key;
    this.depth = facts.parent === null ? 0 : facts.parent.depth + 1;
    this.terms = terms;
    this.#state = {
      requesting: null,
      requested: null,
      holds: NOTHING,
      missing: facts.omit,
      answers: NOTHING,
      counts: NOTHING,
    };
    this.readUrgency = facts.urgency;
  }

  get requesting(): CaseState["requesting"] {
    return this.#own.requesting;
  }

  set requesting(instance: CaseState["requesting"]) {
    this.#own.requesting = instance;
  }

  get requested(): CaseState["requested"] {
    return this.#own.requested;
  }

  set requested(instance: CaseState["requested"]) {
    this.#own.requested = instance;
  }

  get holds(): CaseState["holds"] {
    return this.#own.holds;
  }

  set holds(instances: CaseState["holds"]) {
    this.#own.holds = instances;
  }

  get missing(): CaseState["missing"] {
    return this.#own.missing;
  }

  set missing(items: CaseState["missing"]) {
    this.#own.missing = items;
  }

  get answers(): CaseState["answers"] {
    return this.#own.answers;
  }

  set answers(answers: CaseState["answers"]) {
    this.#own.answers = answers;
  }

  get #own(): CaseState {
    return this.#state ?? this.#fetch();
  }

  /** The state goes to the shelf until somebody asks for it; `place`, from 1: no other file's there. */
  rest(shelf: Shelf, place: number): void {
    if (this.#state === null) return;
    this.#place ||= place;
    shelf.put(this.#place, withoutTerms(this.#state));
    this.#shelf = shelf;
    this.#state = null;
  }

  #fetch(): CaseState {
    const stored = this.#shelf?.take(this, this.#place);
    if (stored === undefined) throw new Error(`the file on ${this.facts.id} is not on its shelf`);
    this.#state = withTerms(stored, this.terms);
    return this.#state;
  }

  /** Null while the machine is being started. */
  alarm(machine: Machine, item: number): Alarm | null {
    return this.#alarms[alarmPlace(machine, item)] ?? null;
  }

  setAlarm(alarm: Alarm): void {
    const place = alarmPlace(alarm.machine, alarm.item);
    if (place === this.#alarms.length) this.#alarms = this.#alarms.concat(alarm);
    else this.#alarms[place] = alarm;
  }

  get alarms(): readonly (Alarm | null)[] {
    return this.#alarms;
  }

  /** Tasks that wait in the desk's queue, oldest first. */
  get waiting(): readonly Task[] {
    return this.#waiting;
  }

  enqueue(task: Task): void {
    this.#waiting = this.#waiting.concat(task);
  }

  dequeue(task: Task): void {
    const left = this.#waiting.filter((each) => each !== task);
    this.#waiting = left.length === 0 ? NOTHING : left;
  }

  /** Numbers go on where those of a lost file on the same request ended. */
  continueFrom(lost: Case): void {
    this.#own.counts = lost.#own.counts;
    this.#nextMessage = lost.#nextMessage;
    this.tasks = lost.tasks;
    this.children = lost.children;
  }

  /**
   * Number of the next message: odd from the requesting side, even from the requested side, so
   * that each can count alone.
   */
  numberMessage(): number {
    const number = this.#nextMessage;
    this.#nextMessage += 2;
    return number;
  }

  /** How often this code was asked for before: numbers repeated draws apart from all others. */
  occurrence(code: number): number {
    const own = this.#own;
    const { counts } = own;
    for (let at = 0; at < counts.length; at += 2) {
      if (counts[at] !== code) continue;
      const count = counts[at + 1] ?? 0;
      own.counts = counts.with(at + 1, count + 1);
      return count;
    }
    own.counts = [...counts, code, 1];
    return 0;
  }
}

/**
 * Files are many and live for months. So an empty list is the same for all, and lists are replaced:
 * one to which something is pushed keeps room for sixteen more.
 */
const NOTHING: readonly never[] = [];

/** Hubs that write count from a million on, each from one of its own. */
const HUB_NUMBERS = 1_000_000;

function firstNumber({ from, to }: CaseFacts, point: ContactPoint): number {
  return point === from ? 1 : point === to ? 2 : HUB_NUMBERS * (point.index + 1);
}

function alarmPlace(machine: Machine, item: number): number {
  return machine === "requesting" ? 0 : machine === "requested" ? 1 : 2 + item;
}

/** Beyond so many, repetitions of one thing share their luck; no request gets there. */
const REPETITIONS_MOST = 4096;

/** Index of a draw for the n-th time something with a code (below 2^20) happens. */
export function drawIndex(code: number, occurrence: number): number {
  return code * REPETITIONS_MOST + Math.min(occurrence, REPETITIONS_MOST - 1);
}
