import { HOUR } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { struckRun } from "./testing/index.ts";

function chosen(draw: string, is: string | number, more: Partial<ResolvedScenario> = {}) {
  return struckRun([], { ...more, choices: [{ draw, is }] });
}

test("A chosen time is the time of that task and of no other", () => {
  const { story, world } = chosen("takes/XB/test/XA/1/acknowledge/1", 2 * HOUR);
  expect(story("task")).toContain("121 XB acknowledge 1 finished");
  expect(story("task")).toContain("121 XB check 2 finished");
  expect(world.choices?.unused).toEqual([]);
});

test("A chosen answer is the provider's, and a chosen time its time", () => {
  const answered = (draw: string, is: string | number) =>
    chosen(draw, is)
      .of("order")
      .filter(({ phase }) => phase === "answered")
      .map(({ at, answer }) => [answer, at]);
  const [[, usual] = []] = answered("answers/p-XB/test/XA/1/0/1", "preserved");
  expect(answered("answers/p-XB/test/XA/1/0/1", "not-held")).toEqual([["not-held", usual]]);
  const after = answered("answers-after/p-XB/test/XA/1/0/1", HOUR);
  expect(after).toEqual([["preserved", Number(usual) + HOUR]]);
});

test("What could not be true is not honoured, and told", () => {
  const draws: [string, string][] = [
    ["finds/XB/test/XA/1/review/3", "refused"],
    ["finds/XB/test/XA/1/check/2", "incomplete"],
    ["answers/p-XB/test/XA/1/0/1", "deleted"],
    ["answers/p-XB/test/XA/1/0/1", "elsewhere"],
    ["answers/p-XB/test/XA/1/0/1", "disclosed"],
    ["takes/XB/test/XA/1/locate/1", "soon"],
  ];
  const plain = struckRun([]).story("state", "sent", "order");
  for (const [draw, is] of draws) {
    const { world, story } = chosen(draw, is);
    expect([is, world.choices?.unused]).toEqual([is, [draw]]);
    expect(story("state", "sent", "order")).toEqual(plain);
  }
});

test("An over-careful officer can see a danger, and the other side be chosen to give up", () => {
  const choices = [
    { draw: "finds/XB/test/XA/1/review/3", is: "prejudice" },
    { draw: "finds/XA/test/XA/1/choose/2", is: "withdraw" },
  ];
  const { story, world } = struckRun([], { choices });
  expect(story("sent")).toContain("61 XB says prejudice-notice");
  expect(story("state")).toContain("62 XA requesting withdrawn");
  expect(world.choices?.unused).toEqual([]);
});

test("A ground can be waived, and assistance be chosen to be lodged and granted", () => {
  const lodged = struckRun([], {
    choices: [
      { draw: "finds/XA/test/XA/1/lodge/2", is: "lodged" },
      { draw: "takes/XA/test/XA/1/lodge/2", is: HOUR },
      { draw: "finds/XB/test/XA/1/decide-assistance/5", is: "granted" },
      { draw: "takes/XB/test/XA/1/decide-assistance/5", is: HOUR },
    ],
  });
  expect(lodged.story("state").at(-1)).toBe("184 XA requesting produced");
  expect(lodged.world.choices?.unused).toEqual([]);
});

test("Without choices nothing is looked up", () => {
  expect(struckRun([]).world.choices).toBeNull();
});
