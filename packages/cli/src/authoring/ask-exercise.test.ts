import { PassThrough } from "node:stream";

import { expect, test } from "vitest";

import { askExercise } from "./ask-exercise.ts";

const USUAL = { level: "L1", title: "night", states: 4, people: 2 } as const;

/** @param isTerminal whether keys such as Ctrl-C are read one by one */
function asked(answers: string, isTerminal = false) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let said = "";
  output.setEncoding("utf8").on("data", (text: string) => (said += text));
  const result = askExercise(USUAL, input, Object.assign(output, { isTTY: isTerminal }));
  input.write(answers);
  if (!isTerminal) input.end();
  return { result, said: () => said };
}

test("an answer that cannot be is asked for again, and what was answered before stays", async () => {
  const { result, said } = asked("l9\nL2\nA night\n1\n27\n3\n4\nmany\n1\n");
  expect(await result).toEqual({ level: "L2", title: "A night", states: 3, people: 1 });
  expect(said().match(/That cannot be\./g)).toHaveLength(5);
});

test("an empty answer takes what stands in brackets, which is never more than there are", async () => {
  expect(await asked("\n\n\n\n").result).toEqual(USUAL);
  expect(await asked("\n\n2\n\n").result).toEqual({ ...USUAL, states: 2 });
});

test("Ctrl-C or the end of the answers ends it with 130", async () => {
  const interrupted = expect.objectContaining({ code: 130 });
  await expect(asked("L2\nA night\n").result).rejects.toEqual(interrupted);
  await expect(asked("L2\r\u0003", true).result).rejects.toEqual(interrupted);
});
