import { useEffect, useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { beat, clock, clockCame, one } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { AskSure } from "../parts/ask-sure.tsx";
import { ChoiceField } from "../parts/field.tsx";
import { clockText, spanWords } from "../parts/time-text.ts";

type ClockAct = Extract<Parameters<typeof give>[0], { order: "clock" }>["do"];

const KEPT = "contactpoint-pause-key";

function govern(act: ClockAct): void {
  void give({ order: "clock", do: act });
}

/** Start, pause, rate and end; and who holds the clock. */
export function ClockControls() {
  const shown = clock.value;
  const rates = one("exercise", "exercise")?.allowed_rates ?? [];
  if (shown === undefined) return null;
  const { phase } = shown;
  const main = {
    lobby: ["start", t("clock.start")],
    running: ["pause", t("clock.pause")],
    paused: ["resume", t("clock.resume")],
    "time-up": null,
    ended: null,
  } as const;
  const press = main[phase];
  return (
    <section aria-labelledby="clock-title">
      <h2 id="clock-title">{t(`clock.phase.${phase}`)}</h2>
      <div class="clock-row">
        {press !== null && (
          <button type="button" class="main" onClick={() => govern({ act: press[0] })}>
            {press[1]}
          </button>
        )}
        {(phase === "lobby" || phase === "running" || phase === "paused") && (
          <ChoiceField
            label={t("clock.rate")}
            value={String(shown.rate)}
            choices={rates.map((rate) => ({ value: String(rate), text: `× ${rate}` }))}
            onChange={(rate) => govern({ act: "set-rate", rate: Number(rate) })}
          />
        )}
        {phase !== "ended" && (
          <AskSure
            text={t("clock.end")}
            sure={t("clock.end.sure")}
            onSure={() => govern({ act: "end" })}
          />
        )}
      </div>
      <Holder />
      {phase === "time-up" && <p class="warning">{t("clock.time-up")}</p>}
      {(phase === "lobby" || phase === "running" || phase === "paused") && (
        <label class="check">
          <input
            type="checkbox"
            checked={shown.overridden}
            onChange={(event) => govern({ act: "set-override", on: event.currentTarget.checked })}
          />
          {t("clock.override")}
        </label>
      )}
      <PauseKey />
    </section>
  );
}

/** Who has held the clock longest. */
function Holder() {
  const shown = clock.value;
  const first = shown?.debts.find(({ slows }) => slows);
  if (shown === undefined || first === undefined || shown.overridden)
    return <p class="quiet">{t("clock.free")}</p>;
  const since = shown.phase === "running" ? Math.max(0, beat.value - clockCame.value) : 0;
  return (
    <p>
      {t("clock.held.by", {
        state: first.state,
        time: clockText(first.since),
        span: spanWords(first.waited + since),
      })}{" "}
      <span class="quiet">{t("clock.held", { n: shown.debts.length })}</span>
    </p>
  );
}

/** One key pauses and resumes; whoever dictates or types elsewhere can turn it off. */
function PauseKey() {
  const [isOn, setOn] = useState(localStorage.getItem(KEPT) !== "off");
  useEffect(() => {
    if (!isOn) return undefined;
    const press = (event: KeyboardEvent): void => {
      // By its place, too: on other keyboards the key writes another letter.
      if (event.code !== "KeyP" && event.key.toLowerCase() !== "p") return;
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input, select, textarea"))
        return;
      const phase = clock.value?.phase;
      if (phase === "running") govern({ act: "pause" });
      if (phase === "paused") govern({ act: "resume" });
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [isOn]);
  const turn = (on: boolean): void => {
    localStorage.setItem(KEPT, on ? "on" : "off");
    setOn(on);
  };
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {t("clock.key")}
    </label>
  );
}
