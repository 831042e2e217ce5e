import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, clock, exerciseNow, one, seat } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { CaseView } from "../parts/case-view.tsx";
import { Draft } from "../parts/draft.tsx";
import { DutyTable } from "../parts/duty-table.tsx";
import { Letters, Requests } from "../parts/inbox.tsx";
import { LiveRegion } from "../parts/live-region.tsx";
import { Practice } from "../parts/practice.tsx";
import { Steps } from "../parts/steps.tsx";
import { clockText } from "../parts/time-text.ts";
import { UrgentSound } from "../parts/urgent-sound.tsx";
import { WordsPanel } from "../parts/words-panel.tsx";

/** A player's desk: it opens on the one next step; before the start that is to practise. */
export function PlayerDesk() {
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = chosen === null ? undefined : one("case", `case/${chosen}`);
  return (
    <main class="desk">
      <LiveRegion />
      {clock.value?.phase !== "ended" && <Work />}
      <div class="files">
        <section class="inbox" aria-labelledby="inbox-title">
          <h2 id="inbox-title">{t("inbox.title")}</h2>
          <Letters direction="in" onChoose={setChosen} />
          <details>
            <summary>{t("outbox.title")}</summary>
            <Letters direction="out" onChoose={setChosen} />
          </details>
        </section>
        <section class="cases" aria-labelledby="cases-title">
          <h2 id="cases-title">{t("cases.title")}</h2>
          <Requests chosen={chosen} onChoose={setChosen} />
          {shown !== undefined && <CaseView key={shown.request} of={shown} />}
        </section>
      </div>
      <aside class="side">
        <DutyPanel />
        <WordsPanel />
      </aside>
    </main>
  );
}

function Work() {
  return (
    <section class="work" aria-labelledby="next-title">
      <h2 id="next-title">{t("next.title")}</h2>
      <UrgentSound />
      {clock.value?.phase === "lobby" ? <Practice /> : <Steps />}
      {seat.value?.states.map((state) => (
        <Draft key={state} from={state} />
      ))}
    </section>
  );
}

function DutyPanel() {
  const now = exerciseNow.value;
  const states = all("state").map(([, state]) => state);
  const own = states.find(({ id }) => seat.value?.states.includes(id));
  return (
    <section aria-labelledby="duty-title">
      <h2 id="duty-title">{t("duty.title")}</h2>
      {own?.roster !== undefined && (
        <>
          <p>
            {t(`duty.${own.duty}`)} ·{" "}
            {t("duty.next", { time: `${clockText(own.roster.until)} UTC` })}
          </p>
          {own.roster.escalate.length > 0 && (
            <div class="in-play">
              <p class="quiet">{t("duty.escalate")}</p>
              <ol>
                {own.roster.escalate.map(({ to }) => (
                  <li key={to}>
                    <button
                      type="button"
                      class="quiet-button"
                      onClick={() => void give({ order: "act", act: { act: "call", whom: to } })}
                    >
                      {t("duty.call", { who: named("post", to) })}
                    </button>
                  </li>
                ))}
              </ol>
            </div>
          )}
        </>
      )}
      <DutyTable states={states} now={now} />
    </section>
  );
}
