import { expect, test } from "vitest";
import { type JudgedCase, judgeCase, OwnNode } from "../conformance/index.ts";
import { DESK_CASES } from "./desk-cases.ts";
import { CASES } from "./index.ts";

const judged = await judgeAll("compiled");

test("This project's own node passes every case but those of a desk that it does not keep", () => {
  const failed = judged.filter(
    ({ result, story }) =>
      result !== (DESK_CASES.some((desk) => desk.id === story.id) ? "skipped" : "passed"),
  );
  expect(failed.map(({ story, complaints }) => [story.id, complaints])).toEqual([]);
});

test("XState tells the same stories as the compiled machines", async () => {
  const sample = CASES.filter(({ needs }, at) => at % 10 === 0 && !needs.includes("desk"));
  const node = new OwnNode("xstate");
  for (const story of sample) {
    const { records, result } = await judgeCase(node, story);
    expect(result).toBe("passed");
    const other = judged.find(({ story: { id } }) => id === story.id);
    expect(records).toEqual(other?.records);
  }
});

test("In each case the premises of the rules that it names occur", () => {
  const told = judged.filter(({ result }) => result !== "skipped");
  const vacuous = told.flatMap(({ story, verdicts }) =>
    story.rules.flatMap((number) => {
      const found = verdicts.find(({ rule }) => rule.number === number);
      return found?.verdict.verdict === "holds" ? [] : [`${story.id} ${number}`];
    }),
  );
  expect(vacuous).toEqual([]);
});

test("No two cases have one id", () => {
  expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
});

async function judgeAll(interpreter: "compiled" | "xstate"): Promise<readonly JudgedCase[]> {
  const node = new OwnNode(interpreter);
  const all: JudgedCase[] = [];
  for (const story of CASES) all.push(await judgeCase(node, story));
  return all;
}
