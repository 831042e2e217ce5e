import { stateTexts } from "@contactpoint/live";
import { PagedMap } from "@contactpoint/live/store";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import {
  type Board,
  CaseSheets,
  type ExerciseDocument,
  LinkSheets,
  MessageSheets,
  type Posted,
  type StateDocument,
  StateSheets,
} from "../desk/index.ts";

export interface SheetSources {
  readonly postedOf: (message: string) => Posted | undefined;
  /** Present of the exercise. */
  readonly now: () => number;
  readonly playedBy: (state: string) => StateDocument["played_by"];
}

/** Something that shows the facts of the network on the board. */
export interface Sheets {
  note(record: JournalRecord): void;
  /** Of a State something beside those facts has changed. */
  refresh?(state: string): void;
}

/** All of them. */
export function sheetsOf(
  scenario: ResolvedScenario,
  board: Board,
  { postedOf, now, playedBy }: SheetSources,
): readonly Sheets[] {
  const { phoneOf, addressOf } = registerOf(scenario);
  board.put({ key: "exercise", show: () => exerciseDocument(scenario) });
  return [
    new CaseSheets(scenario, board, new PagedMap()),
    new MessageSheets(board, { postedOf, phoneOf }, new PagedMap()),
    new StateSheets(scenario, board, { now, playedBy, addressOf }),
    new LinkSheets(board),
  ];
}

/** Numbers and addresses as the register lists them. */
export function registerOf({ states }: ResolvedScenario): {
  phoneOf: (state: string) => string | null;
  addressOf: (state: string, channel: string) => string;
} {
  const texts = new Map(
    states.map((state, index) => [state.id, stateTexts(state, index).authority]),
  );
  return {
    phoneOf: (state) => texts.get(state)?.phone ?? null,
    addressOf: (state, channel) =>
      (channel === "phone" ? texts.get(state)?.phone : texts.get(state)?.email) ?? "",
  };
}

export function exerciseDocument(scenario: ResolvedScenario): ExerciseDocument {
  const { title, marking, level, clock, exercise, real_states, objectives } = scenario;
  return {
    kind: "exercise",
    title,
    marking,
    level,
    starts: clock.start,
    ends: clock.end,
    providers: scenario.providers.map(({ id, state }) => ({ id, state })),
    allowed_rates: exercise?.allowed_rates ?? [],
    real_states,
    objectives,
  };
}
