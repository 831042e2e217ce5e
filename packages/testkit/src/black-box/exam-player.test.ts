import { DAY } from "@contactpoint/engine";
import { ExerciseClock } from "@contactpoint/live";
import { afterEach, expect, test, vi } from "vitest";
import { examScenario } from "./exam-document.ts";
import { ExamPlayer } from "./exam-player.ts";

afterEach(() => void vi.restoreAllMocks());

test("A story whose clock is slow rests a day at a time, which no timer is too short for", async () => {
  const scenario = examScenario();
  let rests = 0;
  // Only rests of a day are the player's; they pass at once. Others in this worker wait as ever.
  const wait = globalThis.setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation(((wake: () => void, ms?: number) => {
    if (ms !== DAY) return wait(wake, ms);
    rests += 1;
    return wait(wake, 0);
  }) as typeof setTimeout);
  const { start } = scenario.clock;
  const clock = new ExerciseClock({ start, startedAt: 0, rate: 1, now: () => rests * DAY });
  const hall = { clock, say: () => Promise.reject(new Error("nothing is to be said")) };
  const story = {
    id: "slow",
    title: "It is quiet for sixty days.",
    profile: "core",
    rules: [],
    musts: ["P-001"],
    steps: [{ hears: ["confirmation"], within: 60 * DAY }],
  } as const;
  const player = new ExamPlayer(story, { hall, scenario, request: "exam/XA/1", jitter: 0 });
  await player.play();
  expect(rests).toBe(60);
  expect(player.complaints.map(({ sentence }) => sentence)).toEqual([
    "expected: confirmation; heard: nothing",
  ]);
});
