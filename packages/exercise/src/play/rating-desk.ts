import { SECOND } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { type Board, isStaff, type ProposalDocument, sees } from "../desk/index.ts";
import type { Rating, RatingFact } from "../log/index.ts";
import { ExerciseFacts, latenciesOf } from "../measures/index.ts";
import {
  objectiveScores,
  type Confirmation,
  type ObjectiveScore,
  type Proposal,
  proposalsOf,
} from "../scoring/index.ts";
import { Unknown } from "./conflict.ts";
import type { CountedSources } from "./counted-sources.ts";
import { JudgedJournal } from "./judged-journal.ts";
import { Throttle } from "./throttle.ts";

type Judged = Extract<ResolvedScenario["expectations"][number], { kind: "judged" }>;

/** Keeps the sheets `rating/<about>/<State>`: what the measures propose now, and what evaluators say. */
export class RatingDesk {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #sources: CountedSources;
  readonly #journal: JudgedJournal;
  readonly #throttle: Throttle;
  readonly #judged: ReadonlyMap<string, Judged>;
  readonly #shown = new Map<string, ProposalDocument>();

  constructor(scenario: ResolvedScenario, board: Board, sources: CountedSources) {
    this.#scenario = scenario;
    this.#board = board;
    this.#sources = sources;
    this.#judged = new Map(
      scenario.expectations.flatMap((one) => (one.kind === "judged" ? [[one.id, one]] : [])),
    );
    this.#journal = new JudgedJournal(scenario);
    this.#throttle = new Throttle(5 * SECOND, sources.now);
  }

  /** A fact of the network. */
  note(record: JournalRecord): void {
    if (this.#judged.size > 0) this.#journal.note(record);
  }

  /** What the measures propose, as it is shown. */
  proposed(about: string, state: string): Rating | null {
    return this.#shown.get(`rating/${about}/${state}`)?.proposed ?? null;
  }

  /** Somebody rates. @throws Unknown if nothing of that name is rated, or not for that State */
  rate({ about, state }: RatingFact): void {
    if (!this.isRated(about)) throw new Unknown(`nothing called ${about} is rated`, "about");
    const seats = this.#scenario.exercise?.seats ?? [];
    if (!seats.some((seat) => seat.state === state && seat.played_by === "human"))
      throw new Unknown(`nobody plays ${state}`, "state");
    this.#throttle.hurry();
  }

  isRated(about: string): boolean {
    return this.#judged.has(about) || Object.hasOwn(this.#scenario.objectives, about);
  }

  /** Shows it all anew if it is time for that. */
  refresh(): void {
    this.#throttle.maybe(() => this.show());
  }

  /** Shows it all anew, as once when all is over. */
  show(): void {
    if (this.#judged.size === 0) return;
    const { log, at } = this.#sources;
    const facts = new ExerciseFacts(this.#journal.until(at()), log.records);
    const proposals = proposalsOf({ facts, latencies: latenciesOf(facts) });
    for (const one of proposals) this.#put(this.#ofExpectation(one));
    for (const one of objectiveScores(proposals, log.records)) this.#put(ofObjective(one));
  }

  #ofExpectation(one: Proposal): ProposalDocument {
    const { expectation: about, objective, state, measure, clock, proposed, because } = one;
    const { within = null, inject = null } = this.#judged.get(about) ?? {};
    const judged = { about, objective, state, measure, inject, clock, within, proposed, because };
    return { kind: "rating", of: "expectation", ...judged, ...historyOf(one.confirmations) };
  }

  /** Only what has changed travels. */
  #put(document: ProposalDocument): void {
    const key = `rating/${document.about}/${document.state}`;
    if (JSON.stringify(this.#shown.get(key)) === JSON.stringify(document)) return;
    this.#shown.set(key, document);
    this.#board.put({
      key,
      show: (seat) =>
        isStaff(seat) || (seat.role === "evaluator" && sees(seat, [document.state]))
          ? document
          : null,
    });
  }
}

function ofObjective(one: ObjectiveScore): ProposalDocument {
  const { objective: about, state, proposed, decided_by, confirmations } = one;
  const nothing = { objective: null, measure: null, inject: null, within: null } as const;
  const judged = { about, state, proposed, because: decided_by.join(", "), ...nothing };
  return { kind: "rating", of: "objective", clock: "real", ...judged, ...historyOf(confirmations) };
}

function historyOf(
  confirmations: readonly Confirmation[],
): Pick<ProposalDocument, "rating" | "history"> {
  return {
    rating: confirmations.at(-1)?.rating ?? null,
    history: confirmations.map(({ record: _record, ...one }) => one),
  };
}
