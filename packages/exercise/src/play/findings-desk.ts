import type { ResolvedScenario } from "@contactpoint/protocol";
import { type Board, isStaff, sees, sheafOf } from "../desk/index.ts";
import type { ExerciseRecord, ImprovementFact, ObservationFact } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import { Conflict, Unknown } from "./conflict.ts";

/** Keeps what evaluators found: `observation/<number>`, and the improvement plan, `improvement/<id>`. */
export class FindingsDesk {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #isRated: (about: string) => boolean;

  constructor(scenario: ResolvedScenario, board: Board, isRated: (about: string) => boolean) {
    this.#scenario = scenario;
    this.#board = board;
    this.#isRated = isRated;
  }

  /** @throws Unknown if the State, what it is about, or some evidence is not there for this seat */
  observe(record: ExerciseRecord & ObservationFact, seat: Seat): void {
    const { kind, state, about, text, evidence, cause, exercise: at, person } = record;
    if (!this.#scenario.states.some(({ id }) => id === state) || !watches(seat, state))
      throw new Unknown(`there is no State ${state} here`, "state");
    if (about !== null && !this.#isRated(about))
      throw new Unknown(`nothing called ${about} is rated`, "about");
    const missing = evidence.find((one) => !this.#isThere(seat, one));
    if (missing !== undefined) throw new Unknown(`there is no ${missing}`, "evidence");
    const document = { kind, state, about, text, evidence, cause, at, seat: seat.id, person };
    this.#board.put({
      key: `observation/${record.number}`,
      show: (viewer) => (watches(viewer, state) ? document : null),
    });
  }

  /** Who states an entry again changes it. @throws Conflict if it is due before it starts */
  improve(record: ExerciseRecord & ImprovementFact): void {
    const { kind, id, issue, action, area, owner, starts, due, person } = record;
    if (due < starts) throw new Conflict("it is due before it starts", "due");
    const document = { kind, id, issue, action, area, owner, starts, due, person };
    this.#board.put({
      key: `improvement/${id}`,
      show: (viewer) => (isStaff(viewer) || viewer.role === "evaluator" ? document : null),
    });
  }

  /** `request/<id>`, `message/<id>` or `inject/<id>`, as this seat sees it. */
  #isThere(seat: Seat, evidence: string): boolean {
    const [kind = ""] = evidence.split("/", 1);
    const id = evidence.slice(kind.length + 1);
    if (kind === "message")
      return ["in", "out"].some((way) => this.#board.shows(seat, `${way}/${id}`, sheafOf(id)));
    const sheet = SHEETS[kind];
    return sheet !== undefined && this.#board.shows(seat, `${sheet}/${id}`);
  }
}

/** Under which keys the board has what evidence names. */
const SHEETS: Readonly<Record<string, string>> = { request: "case", inject: "inject" };

function watches(seat: Seat, state: string): boolean {
  return isStaff(seat) || (seat.role === "evaluator" && sees(seat, [state]));
}
