import { effect, signal } from "@preact/signals";
import { isAsking, run, show, wanted } from "../connection/run-store.ts";

/** Seconds of the run in a real second. */
export const SPEEDS = [1, 60, 600, 3_600, 21_600, 86_400] as const;

export const speed = signal<number>(3_600);
export const isPlaying = signal(false);

/** Steps a second; fewer for those who want little motion. */
const STEP_MS = 200;
const CALM_STEP_MS = 1_000;

/** Goes forward while `isPlaying`, never faster than the pictures come. Returns what ends it. */
export function playForward(): () => void {
  return effect(() => {
    if (!isPlaying.value) return;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const step = isCalm ? CALM_STEP_MS : STEP_MS;
    const timer = setInterval(() => {
      if (isAsking()) return;
      const next = wanted.peek() + step * speed.peek();
      show(next);
      if (next >= (run.peek()?.ends ?? 0)) isPlaying.value = false;
    }, step);
    return () => clearInterval(timer);
  });
}
