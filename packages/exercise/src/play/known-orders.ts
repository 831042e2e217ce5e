import type { ExerciseRecord } from "../log/index.ts";
import type { Outcome, Refusal } from "../service/index.ts";
import { refused } from "./outcome-of.ts";

type Answer = (outcome: Outcome) => void;

/**
 * Orders that a screen gave a name, and what became of them: over a bad line an order comes again
 * because its answer was lost. The names stand in the log, so a restart forgets none. An order waits
 * for its turn in the network; each is answered, whether its turn comes or not.
 */
export class KnownOrders {
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  readonly #waiting = new Set<Answer>();

  constructor(records: readonly ExerciseRecord[]) {
    for (const record of records) {
      const outcome = recalled(record);
      if (record.order_id !== undefined)
        this.#outcomes.set(keyOf(record.seat, record.order_id), Promise.resolve(outcome));
    }
  }

  /** What became of the order, which is carried out only the first time. */
  once(seat: string, id: string | undefined, carryOut: (answer: Answer) => void): Promise<Outcome> {
    if (id === undefined) return this.#answered(carryOut);
    const key = keyOf(seat, id);
    const known = this.#outcomes.get(key) ?? this.#answered(carryOut);
    this.#outcomes.set(key, known);
    return known;
  }

  /** No turn comes any more: all orders that still wait are answered alike. */
  answerWaiting(outcome: Outcome): void {
    for (const answer of this.#waiting) answer(outcome);
  }

  #answered(carryOut: (answer: Answer) => void): Promise<Outcome> {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const answer = (outcome: Outcome): void => {
      this.#waiting.delete(answer);
      resolve(outcome);
    };
    this.#waiting.add(answer);
    carryOut(answer);
    return promise;
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
