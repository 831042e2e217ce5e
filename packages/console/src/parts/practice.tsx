import { useState } from "preact/hooks";
import { give, person } from "../connection/connection.ts";
import { all, exerciseNow, seat } from "../connection/desk-store.ts";
import { type Link, measureLink } from "../connection/link.ts";
import { named, t } from "../language/language.ts";
import { LetterView } from "./letter-view.tsx";
import { practiceCase, practiceLetter, practiceTask } from "./practice-letter.ts";
import { SLOW_MS } from "./readiness.tsx";
import { TaskCard } from "./task-card.tsx";
import { Alarm } from "./urgent-sound.tsx";

type Stage = "before" | "acknowledge" | "check" | "tell";

/**
 * Before the start: a request that is answered like any other, to try sound, link and buttons. It
 * stays on this page; the exercise learns only that somebody is ready.
 */
export function Practice() {
  const [stage, setStage] = useState<Stage>("before");
  const [link, setLink] = useState<Link | null>(null);
  const [heard, setHeard] = useState<boolean | null>(null);
  const ready = all("seat")
    .find(([, { id }]) => id === seat.value?.id)?.[1]
    .people.find(({ name }) => name === person.value)?.ready;
  const isReady = (ready ?? null) !== null;
  const begin = (): void => {
    setStage("acknowledge");
    setHeard(null);
  };
  const go = async (): Promise<void> => {
    if (link === null || heard === null) return;
    const { done } = await give({ order: "ready", sound: heard, ...link });
    if (done) setStage("before");
  };
  const check = async (): Promise<void> => {
    setStage("check");
    setLink(await measureLink());
  };
  return (
    <section class="practice" aria-labelledby="practice-title">
      <p class="marking">
        <strong>{t("exercise")}</strong> <strong>{t("practice.marking")}</strong>
      </p>
      <h3 id="practice-title">{t("practice.title")}</h3>
      {stage === "before" && (
        <>
          {isReady && <p class="verified">✓ {t("practice.done")}</p>}
          <p class="help">{t("practice.why")}</p>
          <button type="button" class={isReady ? "" : "main"} onClick={begin}>
            {t(isReady ? "practice.again" : "practice.begin")}
          </button>
        </>
      )}
      <Alarm waits={stage === "acknowledge" ? "practice" : ""} />
      {stage === "acknowledge" && <PracticeStep task="acknowledge" onDone={() => void check()} />}
      {stage === "check" && <PracticeStep task="check" onDone={() => setStage("tell")} />}
      {stage === "tell" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void go();
          }}
        >
          {link !== null && <LinkReport link={link} />}
          <fieldset>
            <legend>{t("practice.heard")}</legend>
            {([true, false] as const).map((answer) => (
              <label class="check" key={String(answer)}>
                <input
                  type="radio"
                  name="heard"
                  required
                  checked={heard === answer}
                  onChange={() => setHeard(answer)}
                />
                {t(answer ? "practice.heard.yes" : "practice.heard.no")}
              </label>
            ))}
          </fieldset>
          <button type="submit" class="main" disabled={link === null}>
            {t("practice.ready")}
          </button>
        </form>
      )}
    </section>
  );
}

function PracticeStep({ task, onDone }: { task: "acknowledge" | "check"; onDone: () => void }) {
  const [now] = useState(exerciseNow.value);
  const own = seat.value?.states[0] ?? "";
  return (
    <TaskCard
      task={practiceTask(own, task, now)}
      about={practiceCase(own, now)}
      onStart={() => undefined}
      onFinish={onDone}
    >
      <details open>
        <summary>{named("type", "request")}</summary>
        <LetterView message={practiceLetter(own, now)} />
      </details>
    </TaskCard>
  );
}

function LinkReport({ link: { round_trip_ms, transport } }: { link: Link }) {
  const isSlow = round_trip_ms >= SLOW_MS;
  return (
    <p class={isSlow ? "warning" : ""}>
      {t("practice.link", { ms: round_trip_ms, transport: t(`practice.transport.${transport}`) })}
      {isSlow && ` ${t("practice.slow")}`}
    </p>
  );
}
