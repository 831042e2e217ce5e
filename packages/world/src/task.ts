import type { Duration, EntityKey } from "@contactpoint/engine";
import type { Happening } from "./agenda.ts";
import type { Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import type { Conclusion } from "./judgement.ts";
import type { WorkKind } from "./work-kind.ts";

/** One task has officers on call rung this often in a row. */
export const CALLS_IN_A_ROW = 12;

export interface TaskFacts {
  readonly desk: Desk;
  readonly kind: WorkKind;
  /** Null for background work. */
  readonly of: Case | null;
  readonly request: string;
  /** -1 for the whole request. */
  readonly item: number;
  /** Number of the task within its request and contact point, from 1. */
  readonly number: number;
  /** Working time of one officer. */
  readonly work: Duration;
  /** What its draws go by. */
  readonly key: EntityKey;
  readonly index: number;
  /** What the officer concludes, in a word; called when the work is done. */
  readonly judge: ((task: Task) => string) | null;
  /** Called after that. */
  readonly done: (task: Task) => void;
}

/** Work for an officer of one desk: it waits in the desk's queue, is worked on, and finishes. */
export class Task implements Happening, TaskFacts {
  readonly desk: Desk;
  readonly kind: WorkKind;
  readonly of: Case | null;
  readonly request: string;
  readonly item: number;
  readonly number: number;
  readonly work: Duration;
  readonly key: EntityKey;
  readonly index: number;
  readonly judge: TaskFacts["judge"];
  readonly done: TaskFacts["done"];
  /** Calls to officers at home that this task has caused. */
  calls = 0;
  /** Calls that may follow, until a day has passed or somebody comes. */
  callsLeft = CALLS_IN_A_ROW;
  /** The file's, when it was asked for: a file that has fallen back needs it no more. */
  readonly life: number;
  /** Its officer's shift has ended, and it is finished all the same. */
  isLeftOver = false;
  conclusion: Conclusion | null = null;

  constructor(facts: TaskFacts) {
    this.desk = facts.desk;
    this.kind = facts.kind;
    this.of = facts.of;
    this.request = facts.request;
    this.item = facts.item;
    this.number = facts.number;
    this.work = facts.work;
    this.key = facts.key;
    this.index = facts.index;
    this.judge = facts.judge;
    this.done = facts.done;
    this.life = facts.of?.life ?? 0;
  }

  get isForgotten(): boolean {
    return this.of !== null && this.of.life !== this.life;
  }

  /** The work is finished. */
  happen(): void {
    this.desk.finish(this);
  }
}
