import type { JournalRecord } from "@contactpoint/protocol";
import { ClockSkew } from "./clock-skew.ts";
import { Docket } from "./docket.ts";
import { FaultWatch } from "./fault-watch.ts";
import { LivenessPhase } from "./liveness-phase.ts";
import { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type {
  JudgedScenario,
  JudgeContext,
  Observer,
  PublishedTransition,
  RecordKind,
  Rule,
} from "./rule.ts";
import type { Verdict } from "./verdict.ts";

/** Reads a journal once, record by record, for any number of rules. */
export interface Judge {
  /** `line` is the record's place in the journal; witnesses repeat it. */
  add(record: JournalRecord, line: number): void;
  /** One verdict per rule, in the order in which the rules were given. */
  verdicts(): readonly RuleVerdict[];
}

/** Hears of every record beside the rules, with what the journal said of its request before. */
export interface JudgeListener {
  on(record: JournalRecord, line: number, file: RequestFile): void;
}

export interface RuleVerdict {
  readonly rule: Rule;
  readonly verdict: Verdict;
}

/**
 * A judge of one journal. `transitions` is the published table of the machines, which the rule on
 * transitions compares with; without it that rule stays undecided.
 */
export function judge(
  rules: readonly Rule[],
  scenario: JudgedScenario,
  transitions: readonly PublishedTransition[] = [],
  listener?: JudgeListener,
): Judge {
  const skew = new ClockSkew(scenario);
  const register = new RegisterTruth(scenario);
  const phase = new LivenessPhase(scenario.liveness);
  return new RecordJudge(rules, { scenario, transitions, skew, register, phase }, listener);
}

/** Records that tell in which circumstances the others are judged. */
const TURNS: ReadonlySet<RecordKind> = new Set(["fault", "crash", "phase", "end"] as const);

class RecordJudge implements Judge {
  readonly #docket = new Docket();
  readonly #faults: FaultWatch;
  readonly #phase: LivenessPhase;
  readonly #listener: JudgeListener | undefined;
  readonly #seats: readonly { readonly rule: Rule; readonly observer: Observer }[];
  readonly #byKind = new Map<RecordKind, Observer[]>();
  /** The observers that go on judging a request after its end. */
  readonly #afterEnd = new Map<RecordKind, Observer[]>();

  constructor(rules: readonly Rule[], context: JudgeContext, listener: JudgeListener | undefined) {
    this.#listener = listener;
    this.#faults = new FaultWatch(context.scenario.faults);
    this.#phase = context.phase;
    this.#seats = rules.map((rule) => ({ rule, observer: rule.observer(context) }));
    for (const { rule, observer } of this.#seats) {
      for (const kind of rule.observes) {
        seat(this.#byKind, kind, observer);
        if (rule.afterEnd) seat(this.#afterEnd, kind, observer);
      }
    }
  }

  add(record: JournalRecord, line: number): void {
    const file = this.#docket.fileOf(record);
    const observers = (file.ended ? this.#afterEnd : this.#byKind).get(record.kind);
    if (observers !== undefined) for (const observer of observers) observer.on(record, line, file);
    this.#listener?.on(record, line, file);
    this.#docket.enter(record, line, file);
    if (TURNS.has(record.kind)) {
      this.#faults.note(record);
      this.#phase.note(record, line);
    }
  }

  verdicts(): readonly RuleVerdict[] {
    return this.#seats.map(({ rule, observer }) => ({
      rule,
      verdict: this.#excused(rule, observer.verdict(this.#docket.files())),
    }));
  }

  /** A rule that need not stand a fault says nothing of what came about after it struck. */
  #excused(rule: Rule, verdict: Verdict): Verdict {
    if (verdict.verdict !== "violated") return verdict;
    const { checked, because, witness } = verdict;
    const since = verdict.since ?? witness.at(-1)?.record.at ?? Infinity;
    const excuse = this.#faults.excuse(rule, since);
    if (excuse === undefined) return verdict;
    return { verdict: "undecided", checked, reason: `${because}, excused by ${excuse}` };
  }
}

function seat(seats: Map<RecordKind, Observer[]>, kind: RecordKind, observer: Observer): void {
  const seated = seats.get(kind);
  if (seated === undefined) seats.set(kind, [observer]);
  else seated.push(observer);
}
