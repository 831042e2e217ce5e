import { judge, publishedTransitions, RULES } from "@contactpoint/analysis";
import type { Judge } from "@contactpoint/analysis";
import { lastAtOrBefore } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { RunMark } from "../desk/index.ts";
import { RequestBook } from "../measures/index.ts";
import { DocketHistory } from "./docket-history.ts";
import { DutyHistory } from "./duty-history.ts";
import { LinkHistory } from "./link-history.ts";

/**
 * A journal, read once and put in order by instant, so that what stood at any instant is found
 * without reading it again. It keeps what pictures need; the lines themselves stay where they are.
 */
export class RunHistory {
  readonly scenario: ResolvedScenario;
  readonly docket = new DocketHistory();
  readonly duties = new DutyHistory();
  readonly links = new LinkHistory();
  readonly book = new RequestBook();
  readonly #judge: Judge | null;
  /** Instant of each line; the first is the scenario's. */
  readonly #instants: Instant[] = [];
  readonly #marks: RunMark[] = [];
  #hasEnd = false;

  /**
   * `isPart`: the journal of some contact points alone, which is not judged: what it lacks may have
   * happened elsewhere.
   */
  constructor(scenario: ResolvedScenario, isPart: boolean) {
    this.scenario = scenario;
    this.#judge = isPart ? null : judge(RULES, scenario, publishedTransitions());
  }

  /** The records in their order, from the first, the scenario. */
  note(record: JournalRecord): void {
    this.#instants.push(record.at);
    const line = this.#instants.length;
    this.#judge?.add(record, line);
    this.docket.note(record, line);
    this.duties.note(record);
    this.links.note(record);
    this.book.note(record);
    if (record.kind === "end") this.#hasEnd = true;
    if (record.kind === "inject") this.#mark(record.at, line, "inject", record.inject);
    if (record.kind === "fault" && record.phase !== "fired")
      this.#mark(record.at, line, `fault-${record.phase}`, record.fault);
  }

  /** Whether the journal came to its end. */
  get isFinished(): boolean {
    return this.#hasEnd;
  }

  get lines(): number {
    return this.#instants.length;
  }

  get ends(): Instant {
    return this.#instants.at(-1) ?? this.scenario.clock.start;
  }

  /** Injects, faults and the first violation of each rule, in order of time. */
  marks(): readonly RunMark[] {
    const violations = (this.#judge?.verdicts() ?? []).flatMap(({ rule, verdict }): RunMark[] => {
      if (verdict.verdict !== "violated") return [];
      const last = verdict.witness.at(-1);
      if (last === undefined) return [];
      const { line, record } = last;
      const { because } = verdict;
      const name = `${rule.number} ${rule.id}`;
      return [{ at: record.at, line, mark: "violation", name, because }];
    });
    return [...this.#marks, ...violations].toSorted((one, other) => one.line - other.line);
  }

  /** The last line by an instant; 0: none. */
  lineAt(at: Instant): number {
    return lastAtOrBefore(this.#instants, at) + 1;
  }

  /** Nearest instants before and after this one at which something happened. */
  neighbours(at: Instant): { readonly previous: Instant | null; readonly next: Instant | null } {
    // Instants are whole milliseconds, so that nothing lies between one and the next.
    const before = this.#instants[lastAtOrBefore(this.#instants, at - 1)];
    return { previous: before ?? null, next: this.#instants[this.lineAt(at)] ?? null };
  }

  #mark(at: Instant, line: number, mark: RunMark["mark"], name: string): void {
    this.#marks.push({ at, line, mark, name, because: "" });
  }
}
