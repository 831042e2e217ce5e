import { lastAtOrBefore } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import { hasClockChange, localHour } from "@contactpoint/analysis";
import type { DutyRecord, JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { askingState, type ExerciseRecord } from "../log/index.ts";
import { Casting, type PlayedBy } from "./casting.ts";
import type { CutName } from "./observation.ts";
import { type RealTime, realTimeOf } from "./real-time-of.ts";
import type { RequestFacts } from "./request-facts.ts";
import { requestsOf } from "./requests-of.ts";

const MINUTE = 60_000;
/** A delivery counts as near a hand-over if one lies no further away, before or after. */
const NEAR = 30 * MINUTE;

/** What journal and log tell, put in order once for all measures. */
export class ExerciseFacts {
  readonly journal: readonly JournalRecord[];
  readonly log: readonly ExerciseRecord[];
  readonly scenario: ResolvedScenario;
  readonly requests: readonly RequestFacts[];
  readonly casting: Casting;
  readonly realTime: RealTime;
  /** Last instant of the journal. */
  readonly end: Instant;
  readonly #duties = new Map<string, DutyRecord[]>();
  readonly #injects = new Map<string, string>();
  /** Seat that filled in a request. */
  readonly #askers = new Map<string, string>();

  /** @throws RangeError if the journal does not begin with its scenario */
  constructor(journal: readonly JournalRecord[], log: readonly ExerciseRecord[]) {
    const [first] = journal;
    if (first?.kind !== "scenario") throw new RangeError("a journal begins with its scenario");
    this.journal = journal;
    this.log = log;
    this.scenario = first.scenario;
    this.requests = requestsOf(journal);
    this.casting = new Casting(first.scenario, log);
    this.realTime = realTimeOf(journal, log);
    this.end = journal.at(-1)?.at ?? first.at;
    for (const record of journal) if (record.kind === "duty") this.#noteDuty(record);
    this.#tieRequests();
  }

  /** The inject that a request follows from, as the file or the player said. */
  injectOf(request: string): string | null {
    return this.#injects.get(request) ?? null;
  }

  /** Who filled in a request and sent it, or had it sent; the staff may in any State's name. */
  askedBy({ id, need, needed }: RequestFacts): PlayedBy {
    const seat = this.#askers.get(id) ?? "";
    const isOwn = seat === "" || seat.startsWith(`${need.from}/`);
    return isOwn ? this.casting.of(need.from, needed.at) : "staff";
  }

  /** What the State's calendar and roster say of an instant. */
  circumstances(state: string, at: Instant): Partial<Record<CutName, string>> {
    const found = this.scenario.states.find(({ id }) => id === state);
    if (found === undefined) return {};
    const handOvers = found.desk.hand_overs;
    const before = lastAtOrBefore(handOvers, at);
    const isNear =
      at - (handOvers[before] ?? -Infinity) <= NEAR ||
      (handOvers[before + 1] ?? Infinity) - at <= NEAR;
    const duty = this.#duties.get(state)?.findLast((record) => record.at <= at)?.duty;
    return {
      state,
      ...(duty === undefined ? {} : { duty }),
      "near-hand-over": isNear ? "yes" : "no",
      "clock-change-day": hasClockChange(found.offsets, at) ? "yes" : "no",
      "local-hour": `${String(localHour(found.offsets, at)).padStart(2, "0")}:00`,
    };
  }

  #noteDuty(record: DutyRecord): void {
    const known = this.#duties.get(record.node);
    if (known === undefined) this.#duties.set(record.node, [record]);
    else known.push(record);
  }

  /** The request of an act is the first of its instant from and to the same States. */
  #tieRequests(): void {
    for (const { id } of this.requests) {
      const [kind, inject] = id.split("/");
      if (kind === "inject" && inject !== undefined) this.#injects.set(id, inject);
    }
    for (const record of this.log) {
      if (record.kind !== "act" || record.act.act !== "request") continue;
      const { to, because_of: inject } = record.act;
      const from = askingState(record.seat, record.act);
      const made = this.requests.find(
        ({ id, need, needed }) =>
          needed.at === record.exercise &&
          need.from === from &&
          need.to === to &&
          id.startsWith("seat/") &&
          !this.#askers.has(id),
      );
      if (made === undefined) continue;
      this.#askers.set(made.id, record.seat);
      if (inject !== undefined) this.#injects.set(made.id, inject);
    }
  }
}
