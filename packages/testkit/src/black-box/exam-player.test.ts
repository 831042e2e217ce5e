import { DAY } from "@contactpoint/engine";
import { ExerciseClock } from "@contactpoint/live";
import { afterEach, expect, test, vi } from "vitest";
import { examScenario } from "./exam-document.ts";
import { ExamPlayer } from "./exam-player.ts";

afterEach(() => vi.useRealTimers());

test("A story whose clock is slow rests, and does not ask the clock again and again", async () => {
  vi.useFakeTimers();
  const scenario = examScenario();
  let asked = 0;
  const now = (): number => {
    asked += 1;
    return Date.now();
  };
  const { start } = scenario.clock;
  const clock = new ExerciseClock({ start, startedAt: Date.now(), rate: 1, now });
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
  const played = player.play();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toBeLessThan(10);
  await vi.advanceTimersByTimeAsync(60 * DAY);
  await played;
  expect(player.complaints.map(({ sentence }) => sentence)).toEqual([
    "expected: confirmation; heard: nothing",
  ]);
});
