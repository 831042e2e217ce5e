import type { ResolvedScenario } from "@contactpoint/protocol";
import { type Board, isStaff, type SeatDocument, type StateDocument } from "../desk/index.ts";
import type { ExerciseRecord, Readiness, SeatFact } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import { Conflict, Unknown } from "./conflict.ts";

/** Who is in which seat, and who plays each State now. Keeps the sheets `seat/<id>`. */
export class SeatDesk {
  readonly #seats: readonly Seat[];
  readonly #board: Board;
  readonly #turned: (state: string) => void;
  /** States that people play by the scenario. */
  readonly #human: ReadonlySet<string>;
  readonly #takenOver = new Map<string, "machine" | "facilitator">();
  /** By seat: who is in it, and how ready; null: not yet. */
  readonly #people = new Map<string, Map<string, Readiness | null>>();
  readonly #screens = new Map<string, number>();

  /** `turned`: others play a State from now on. */
  constructor(
    scenario: ResolvedScenario,
    seats: readonly Seat[],
    board: Board,
    turned: (state: string) => void,
  ) {
    this.#seats = seats;
    this.#board = board;
    this.#turned = turned;
    const posts = scenario.exercise?.seats ?? [];
    this.#human = new Set(
      posts.filter(({ played_by }) => played_by === "human").map(({ state }) => state),
    );
  }

  plays(state: string): boolean {
    return this.#human.has(state) && this.#takenOver.get(state) !== "machine";
  }

  playedBy(state: string): StateDocument["played_by"] {
    if (!this.#human.has(state)) return "machine";
    return this.#takenOver.get(state) ?? "human";
  }

  /** How many people play each State that people play now: those who have joined, or one. */
  peopleOf(): ReadonlyMap<string, number> {
    const people = new Map<string, number>();
    for (const { id, role, states } of this.#seats)
      for (const state of role === "player" ? states : [])
        if (this.plays(state))
          people.set(state, (people.get(state) ?? 0) + (this.#people.get(id)?.size ?? 0));
    return new Map([...people].map(([state, count]) => [state, Math.max(1, count)]));
  }

  watched(seat: Seat, screens: number): void {
    this.#screens.set(seat.id, screens);
    this.#put(seat);
  }

  /** @throws Unknown if there is no such seat; Conflict if nothing would change */
  govern(record: ExerciseRecord & SeatFact, doer: Seat): void {
    const seat = this.#seatOf(record.of ?? doer.id);
    switch (record.act) {
      case "joined":
        this.#peopleOf(seat).set(record.person, this.#peopleOf(seat).get(record.person) ?? null);
        break;
      case "ready":
        if (!this.#peopleOf(seat).has(record.person))
          throw new Conflict("join before you are ready");
        this.#peopleOf(seat).set(record.person, record.readiness ?? null);
        break;
      case "left":
        this.#peopleOf(seat).delete(record.person);
        break;
      case "handed-over":
        break;
      case "revoked":
        this.#people.delete(seat.id);
        break;
      case "taken-over":
        this.#takeOver(seat, record.by ?? "machine");
        break;
      case "returned":
        this.#giveBack(seat);
        break;
    }
    this.#put(seat);
  }

  /** Shows all seats. */
  show(): void {
    for (const seat of this.#seats) this.#put(seat);
  }

  #takeOver(seat: Seat, by: "machine" | "facilitator"): void {
    const state = stateOf(seat);
    if (this.#takenOver.get(state) === by) throw new Conflict(`${state} is played so already`);
    this.#takenOver.set(state, by);
    this.#turned(state);
  }

  #giveBack(seat: Seat): void {
    const state = stateOf(seat);
    if (!this.#takenOver.delete(state)) throw new Conflict(`people play ${state} already`);
    this.#turned(state);
  }

  #seatOf(id: string): Seat {
    const seat = this.#seats.find((one) => one.id === id);
    if (seat === undefined) throw new Unknown(`there is no seat ${id}`);
    return seat;
  }

  #peopleOf(seat: Seat): Map<string, Readiness | null> {
    const people = this.#people.get(seat.id) ?? new Map<string, Readiness | null>();
    this.#people.set(seat.id, people);
    return people;
  }

  #put(seat: Seat): void {
    const connected = (this.#screens.get(seat.id) ?? 0) > 0;
    const document: SeatDocument = {
      kind: "seat",
      id: seat.id,
      role: seat.role,
      states: seat.states,
      people: [...(this.#people.get(seat.id) ?? [])].map(([name, ready]) => ({
        name,
        connected,
        ready,
      })),
      connected,
      taken_over_by: this.#takenOver.get(seat.states[0] ?? "") ?? null,
    };
    this.#board.put({
      key: `seat/${seat.id}`,
      show: (viewer) =>
        isStaff(viewer) || viewer.id === seat.id || shares(viewer, seat) ? document : null,
    });
  }
}

/** Players of one State know one another. */
function shares(viewer: Seat, seat: Seat): boolean {
  return (
    viewer.role === "player" &&
    seat.role === "player" &&
    viewer.states.some((state) => seat.states.includes(state))
  );
}

function stateOf(seat: Seat): string {
  const [state] = seat.states;
  if (seat.role !== "player" || state === undefined)
    throw new Conflict(`${seat.id} is no player's seat`);
  return state;
}
