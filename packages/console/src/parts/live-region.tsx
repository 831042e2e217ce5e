import { useEffect, useRef, useState } from "preact/hooks";
import { clock } from "../connection/desk-store.ts";
import { unreadInjects, waitingTasks } from "../connection/waiting.ts";
import { named, t } from "../language/language.ts";

/** Least time between two sentences, in milliseconds, so that a screen reader can finish one. */
const SPACING_MS = 5_000;

/** Tells screen readers how much waits, politely and not too often: only the newest sentence counts. */
export function LiveRegion() {
  const sentence = sentenceOf();
  const [said, setSaid] = useState("");
  const saidAt = useRef(-Infinity);
  useEffect(() => {
    const say = (): void => {
      saidAt.current = performance.now();
      setSaid(sentence);
    };
    const timer = setTimeout(say, Math.max(0, saidAt.current + SPACING_MS - performance.now()));
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}

function sentenceOf(): string {
  // The end is told above the desk.
  if (clock.value?.phase === "ended") return "";
  const injects = unreadInjects.value.length;
  const [first] = waitingTasks.value;
  const n = injects + waitingTasks.value.length;
  if (n === 0) return t("live.none");
  const task =
    injects > 0 || first === undefined ? t("task.inject") : named("task", first.task.task);
  return t("live.waiting", { n, task });
}
