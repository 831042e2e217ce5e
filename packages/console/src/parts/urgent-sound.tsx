import { useEffect, useState } from "preact/hooks";
import { all } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";

/** How often an urgent request sounds until it is acknowledged, in milliseconds. */
const EVERY_MS = 4_000;

/** Two short tones; made here, so that nothing has to be loaded. */
export function ring(): void {
  const context = new AudioContext();
  for (const [index, pitch] of [880, 660].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + index * 0.25);
    tone.stop(context.currentTime + index * 0.25 + 0.2);
  }
  setTimeout(() => void context.close(), 1_000);
}

/** Sounds while an urgent request waits to be acknowledged; says so to screen readers at once. */
export function UrgentSound() {
  const [isStopped, setStopped] = useState("");
  const urgent = all("task").filter(
    ([, task]) =>
      task.task === "acknowledge" && task.phase === "asked" && task.urgency !== "routine",
  );
  const waits = urgent.map(([key]) => key).join(" ");
  const sounds = waits !== "" && waits !== isStopped;
  useEffect(() => {
    if (!sounds) return undefined;
    ring();
    const timer = setInterval(ring, EVERY_MS);
    return () => clearInterval(timer);
  }, [sounds, waits]);
  if (waits === "") return null;
  return (
    <p class="alarm" role="alert">
      {t("sound.urgent")}{" "}
      {sounds && (
        <button type="button" onClick={() => setStopped(waits)}>
          {t("sound.stop")}
        </button>
      )}
    </p>
  );
}
