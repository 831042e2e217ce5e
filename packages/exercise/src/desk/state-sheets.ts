import { localTimeAt } from "@contactpoint/engine";
import type {
  DutyRecord,
  JournalRecord,
  ResolvedScenario,
  ResolvedState,
} from "@contactpoint/protocol";
import type { Board } from "./board.ts";
import type { Place, StateDocument } from "./desk-document.ts";
import { hubsOf } from "./hubs-of.ts";
import { placesOf } from "./places-of.ts";

/** What is said of contact points beside the journal. */
export interface StateSources {
  readonly now: () => number;
  readonly playedBy: (state: string) => StateDocument["played_by"];
  /** The address of a channel, as the register lists it. */
  readonly addressOf: (state: string, channel: string) => string;
}

/** Keeps the sheets of contact points: `state/<id>`, as the register and their duty show them. */
export class StateSheets {
  readonly #scenario: ResolvedScenario;
  readonly #board: Board;
  readonly #sources: StateSources;
  readonly #duty = new Map<string, Pick<DutyRecord, "duty" | "present" | "on_call">>();
  readonly #places: ReadonlyMap<string, Place>;
  readonly #hubs: ReadonlySet<string>;

  constructor(scenario: ResolvedScenario, board: Board, sources: StateSources) {
    this.#scenario = scenario;
    this.#board = board;
    this.#sources = sources;
    this.#places = placesOf(scenario);
    this.#hubs = hubsOf(scenario);
    for (const state of scenario.states) this.#put(state);
  }

  note(record: JournalRecord): void {
    if (record.kind !== "duty") return;
    this.#duty.set(record.node, record);
    this.refresh(record.node);
  }

  /** Something said of it beside the journal has changed. */
  refresh(id: string): void {
    const state = this.#scenario.states.find((one) => one.id === id);
    if (state !== undefined) this.#put(state);
  }

  #put(state: ResolvedState): void {
    this.#board.put({
      key: `state/${state.id}`,
      show: (seat) => this.#show(state, seat.states.includes(state.id)),
    });
  }

  /** How a desk is staffed is its own affair; that it is staffed is not. */
  #show(state: ResolvedState, isOwn: boolean): StateDocument {
    const { duty, present, on_call } = this.#duty.get(state.id) ?? NOBODY;
    const { exercise, channels } = this.#scenario;
    const now = this.#sources.now();
    const document: StateDocument = {
      kind: "state",
      id: state.id,
      name: state.name,
      zone: state.zone,
      offset: localTimeAt(state.offsets, now) - now,
      place: this.#places.get(state.id) ?? { longitude: 0, latitude: 0 },
      hub: this.#hubs.has(state.id),
      languages: state.languages,
      played_by: this.#sources.playedBy(state.id),
      channels: Object.keys(channels).map((name) => ({
        name,
        address: this.#sources.addressOf(state.id, name),
      })),
      duty,
      present,
      on_call,
    };
    if (!isOwn) return document;
    const next = state.desk.from.find((instant) => instant > now) ?? this.#scenario.clock.end;
    const escalate = exercise?.escalate[state.id] ?? [];
    return { ...document, roster: { shift: duty, until: next, escalate } };
  }
}

const NOBODY = { duty: "closed", present: 0, on_call: 0 } as const;
