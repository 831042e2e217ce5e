import { useEffect, useState } from "preact/hooks";
import { waitingTasks } from "../connection/waiting.ts";
import { t } from "../language/language.ts";
import { allowSound, isHeldBack, startRinging, stopRinging } from "../sound/alarm.ts";
import { flashTitle } from "../sound/flashing-title.ts";

/** Sounds while an urgent request waits to be acknowledged; says so to screen readers at once. */
export function UrgentSound() {
  const urgent = waitingTasks.value.filter(
    ({ task }) =>
      task.task === "acknowledge" && task.phase === "asked" && task.urgency !== "routine",
  );
  return <Alarm waits={urgent.map(({ id }) => id).join(" ")} />;
}

/** `waits`: names of what it sounds for, which may be silenced until the next comes; empty: nothing. */
export function Alarm({ waits }: { waits: string }) {
  const [silenced, setSilenced] = useState("");
  const quiet = new Set(silenced.split(" "));
  const sounds = waits !== "" && waits.split(" ").some((name) => !quiet.has(name));
  const [urgent, page] = [t("sound.title"), `${t("exercise")} · contactpoint`];
  useEffect(() => {
    if (!sounds) return undefined;
    startRinging();
    return stopRinging;
  }, [sounds]);
  useEffect(
    () => (waits === "" ? undefined : flashTitle(`${urgent} · ${page}`, `⚠ ${page}`)),
    [waits === "", urgent, page],
  );
  if (waits === "") return null;
  return (
    <div class="alarm" role="alert">
      <strong>{t("sound.urgent")}</strong>{" "}
      {sounds && isHeldBack.value && (
        <>
          {t("sound.held-back")}{" "}
          <button type="button" class="main" onClick={allowSound}>
            {t("sound.allow")}
          </button>
        </>
      )}
      {sounds && (
        <button type="button" onClick={() => setSilenced(waits)}>
          {t("sound.stop")}
        </button>
      )}
    </div>
  );
}
