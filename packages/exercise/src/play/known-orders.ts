import type { ExerciseRecord } from "../log/index.ts";
import type { Outcome, Refusal } from "../service/index.ts";
import { refused } from "./outcome-of.ts";

/**
 * Orders that a screen gave a name, and what became of them: over a bad line an order comes again
 * because its answer was lost. The names stand in the log, so a restart forgets none.
 */
export class KnownOrders {
  readonly #outcomes = new Map<string, Promise<Outcome>>();

  constructor(records: readonly ExerciseRecord[]) {
    for (const record of records) {
      const outcome = recalled(record);
      if (record.order_id !== undefined)
        this.#outcomes.set(keyOf(record.seat, record.order_id), Promise.resolve(outcome));
    }
  }

  /** What became of the order, which is carried out only the first time. */
  once(seat: string, id: string | undefined, carryOut: () => Promise<Outcome>): Promise<Outcome> {
    if (id === undefined) return carryOut();
    const key = keyOf(seat, id);
    const known = this.#outcomes.get(key) ?? carryOut();
    this.#outcomes.set(key, known);
    return known;
  }
}

function recalled(record: ExerciseRecord): Outcome {
  return record.kind === "refused"
    ? refused(record.error as Refusal, `This was refused before: ${record.error}.`)
    : { done: true };
}

function keyOf(seat: string, id: string): string {
  return `${seat}\n${id}`;
}
