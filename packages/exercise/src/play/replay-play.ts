import { randomUUID } from "node:crypto";
import type { NodeStore } from "@contactpoint/live/store";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { SeatLinks } from "../access/index.ts";
import type { ExerciseRecord } from "../log/index.ts";
import { LivePlay } from "./live-play.ts";
import type { StaffPlaces } from "./seats-of.ts";

export interface ReplayOptions {
  readonly scenario: ResolvedScenario;
  /** What people did, oldest first. */
  readonly log: readonly ExerciseRecord[];
  /** An empty one. */
  readonly store: NodeStore;
  /** Real milliseconds since the Unix epoch; they date the register alone. */
  readonly now: () => number;
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  /** Seats of the staff that there were; without it as many as the log names. */
  readonly staff?: StaffPlaces;
}

/**
 * Plays an exercise once more without its people and its clock: every act of its log is carried out
 * in its place, as fast as the network goes. The journal is that of the exercise, and its desks stand
 * as they stood at its end.
 */
export async function replayPlay({
  scenario,
  log,
  store,
  now,
  sinks,
  staff = { evaluators: placesOf(log, "evaluator"), observers: placesOf(log, "observer") },
}: ReplayOptions): Promise<LivePlay> {
  const [first] = log;
  const opensAt = first?.kind === "opened" ? first.opens_at : undefined;
  const play = await LivePlay.open({
    scenario,
    contentHash: NO_DIGEST,
    software: "",
    log: { records: log, append: refuse },
    store,
    // No key leaves the process, and none stands in a journal.
    secret: new Uint8Array(32),
    links: new SeatLinks(new Uint8Array(32)),
    staff,
    life: randomUUID(),
    now,
    sinks,
    onRevoked: () => undefined,
    opensAt,
    replays: true,
  });
  try {
    await play.run(new AbortController().signal);
  } finally {
    await play.close();
  }
  return play;
}

/** Only names the register of the network, which nobody keeps. */
const NO_DIGEST = "0".repeat(64);

function refuse(): never {
  throw new Error("nothing new is done in a replay");
}

/** So many places of the staff did something, or had something done or said to them. */
function placesOf(log: readonly ExerciseRecord[], role: string): number {
  const numbers = log
    .flatMap(seatsIn)
    .filter((seat) => seat.startsWith(`${role}/`))
    .map((seat) => Number(seat.slice(role.length + 1)));
  return Math.max(0, ...numbers);
}

function seatsIn(record: ExerciseRecord): readonly string[] {
  const { seat } = record;
  if (record.kind === "message") return [seat, record.to];
  return record.kind === "seat" && record.of !== undefined ? [seat, record.of] : [seat];
}
