import { createInterface } from "node:readline/promises";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { LEVELS, type NewExercise, STATE_CODES } from "./new-exercise.ts";

export type Answers = Pick<NewExercise, "level" | "title" | "states" | "people">;

/**
 * Asks what a new exercise is to be; an empty answer takes what stands in brackets, and one that
 * cannot be is asked for again.
 *
 * @throws Failure 130 if there are no more answers, as after Ctrl-C
 */
export async function askExercise(
  usual: Answers,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<Answers> {
  const terminal = createInterface({ input, output });
  const lines = terminal[Symbol.asyncIterator]();
  const answer = async <T>(question: string, otherwise: T, read: Reader<T>): Promise<T> => {
    for (;;) {
      output.write(`${question} [${String(otherwise)}] `);
      const { value, done } = await lines.next();
      if (done === true) throw new Failure(EXIT.interrupted, "interrupted; nothing was written");
      const found = value.trim() === "" ? otherwise : read(value.trim());
      if (found !== undefined) return found;
      output.write("That cannot be. ");
    }
  };
  try {
    const level = await answer("Level: L1 pings, L2 requests, L3 a busy day", usual.level, (text) =>
      LEVELS.find((one) => one === text.toUpperCase()),
    );
    const title = await answer("Title", usual.title, (text) => text);
    const most = STATE_CODES.length;
    const states = await answer(`States, 2 to ${most}`, usual.states, wholeFrom(2, most));
    const people = await answer(
      `How many of them people play, 1 to ${states}`,
      Math.min(usual.people, states),
      wholeFrom(1, states),
    );
    return { level, title, states, people };
  } finally {
    terminal.close();
  }
}

/** Undefined: the answer cannot be. */
type Reader<T> = (text: string) => T | undefined;

function wholeFrom(least: number, most: number): Reader<number> {
  return (text) => {
    const count = /^\d+$/.test(text) ? Number(text) : NaN;
    return count >= least && count <= most ? count : undefined;
  };
}
