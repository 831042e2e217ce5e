import { stateTexts } from "@contactpoint/live";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import {
  type Board,
  CaseSheets,
  type ExerciseDocument,
  isStaff,
  LatencySheets,
  LinkSheets,
  MessageSheets,
  type StateDocument,
  StateSheets,
} from "../desk/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import type { Casting } from "../measures/index.ts";

export interface SheetSources {
  readonly letterOf: (message: string) => Message | undefined;
  /** Present of the exercise. */
  readonly now: () => number;
  readonly playedBy: (state: string) => StateDocument["played_by"];
  /** Who has played whom until now. */
  readonly casting: () => Casting;
}

/** All that shows the facts of the network on the board. */
export function sheetsOf(
  scenario: ResolvedScenario,
  board: Board,
  { letterOf, now, playedBy, casting }: SheetSources,
): readonly { note(record: JournalRecord): void }[] {
  const { phoneOf, addressOf } = registerOf(scenario);
  board.put({ key: "exercise", show: () => exerciseDocument(scenario) });
  return [
    new CaseSheets(scenario, board),
    new MessageSheets(board, { letterOf, phoneOf }),
    new StateSheets(scenario, board, { now, playedBy, addressOf }),
    new LinkSheets(board),
    new LatencySheets(board, { now, casting }),
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

/** One line of the staff's log. */
export function putLog(board: Board, record: ExerciseRecord): void {
  const document = {
    kind: "log",
    at: record.exercise,
    real: record.real,
    who: record.person === "" ? record.seat : `${record.person} (${record.seat})`,
    what: wordsOf(record),
    request: requestOf(record),
  } as const;
  board.put({
    key: `log/${record.number}`,
    show: (seat) => (isStaff(seat) ? document : null),
  });
}

function wordsOf(record: ExerciseRecord): string {
  switch (record.kind) {
    case "act":
      return record.act.act === "finish"
        ? `finish ${record.act.task}: ${record.act.finding.result}`
        : record.act.act;
    case "clock":
    case "seat":
      return `${record.kind} ${record.act}`;
    case "inject":
      return `inject ${record.inject} ${record.act}`;
    case "message":
      return `says to ${record.to}: ${record.text}`;
    case "note":
      return `notes: ${record.text}`;
    case "rating":
      return `rates ${record.about} of ${record.state}: ${record.rating}`;
    case "refused":
      return `${record.order} refused: ${record.error}`;
    default:
      return record.kind;
  }
}

function requestOf(record: ExerciseRecord): string | null {
  if (record.kind !== "act") return null;
  return "request" in record.act ? (record.act.request ?? null) : null;
}
