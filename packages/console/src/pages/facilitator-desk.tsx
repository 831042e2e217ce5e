import { give } from "../connection/connection.ts";
import { all, clock, one, type Of } from "../connection/desk-store.ts";
import { inLanguage, t } from "../language/language.ts";
import { AskSure } from "../parts/ask-sure.tsx";
import { ChoiceField } from "../parts/field.tsx";
import { clockText } from "../parts/time-text.ts";
import { WordsPanel } from "../parts/words-panel.tsx";
import { Wall } from "./wall.tsx";

/** The facilitator's desk: the clock, who holds it, injects, seats, the log. */
export function FacilitatorDesk() {
  return (
    <main class="desk facilitator">
      <section class="work">
        <ClockControls />
        <Owed />
        <Injects />
        <Seats />
      </section>
      <section class="cases">
        <Wall />
        <Log />
      </section>
      <aside class="side">
        <WordsPanel />
      </aside>
    </main>
  );
}

type ClockAct = Extract<Parameters<typeof give>[0], { order: "clock" }>["do"];

function govern(act: ClockAct): void {
  void give({ order: "clock", do: act });
}

function ClockControls() {
  const shown = clock.value;
  const rates = one("exercise", "exercise")?.allowed_rates ?? [];
  if (shown === undefined) return null;
  const main = {
    lobby: ["start", t("clock.start")],
    running: ["pause", t("clock.pause")],
    paused: ["resume", t("clock.resume")],
    ended: null,
  } as const;
  const press = main[shown.phase];
  return (
    <section aria-labelledby="clock-title">
      <h2 id="clock-title">{t(`clock.phase.${shown.phase}`)}</h2>
      {press !== null && (
        <button type="button" class="main" onClick={() => govern({ act: press[0] })}>
          {press[1]}
        </button>
      )}
      {shown.phase !== "ended" && (
        <div class="row">
          <ChoiceField
            label={t("clock.rate")}
            value={String(shown.rate)}
            choices={rates.map((rate) => ({ value: String(rate), text: `× ${rate}` }))}
            onChange={(rate) => govern({ act: "set-rate", rate: Number(rate) })}
          />
          <label class="check">
            <input
              type="checkbox"
              checked={shown.overridden}
              onChange={(event) => govern({ act: "set-override", on: event.currentTarget.checked })}
            />
            {t("clock.override")}
          </label>
          <AskSure
            text={t("clock.end")}
            sure={t("clock.end.sure")}
            onSure={() => govern({ act: "end" })}
          />
        </div>
      )}
    </section>
  );
}

/** Who holds the clock, and since when. */
function Owed() {
  const debts = clock.value?.debts ?? [];
  return (
    <section aria-labelledby="owed-title">
      <h2 id="owed-title">{t("owed.title")}</h2>
      <p class="quiet">
        {debts.length === 0 ? t("clock.free") : t("clock.held", { n: debts.length })}
      </p>
      <ul class="list">
        {debts.map(({ task, state, since, slows }) => (
          <li key={task}>
            <strong>{state}</strong> <bdi class="small">{task}</bdi>{" "}
            <span class="quiet">
              <bdi>{clockText(since)}</bdi> UTC · {slows ? t("clock.holds") : t("clock.spent")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Injects() {
  const injects = all("inject").toSorted(
    ([, a], [, b]) => (a.planned_at ?? Infinity) - (b.planned_at ?? Infinity),
  );
  return (
    <section aria-labelledby="injects-title">
      <h2 id="injects-title">{t("inject.title")}</h2>
      <ul class="list">
        {injects.map(([key, inject]) => (
          <InjectRow key={key} inject={inject} />
        ))}
      </ul>
    </section>
  );
}

function InjectRow({ inject }: { inject: Of<"inject"> }) {
  const { id, to, status, planned_at, sent_at, body, expected } = inject;
  const isOpen = status === "planned" || status === "reserve";
  const order = (act: "send-now" | "skip"): void =>
    void give({ order: "inject", inject: id, do: { act } });
  return (
    <li class={`inject ${status}`}>
      <p>
        <strong>
          <bdi>{id}</bdi>
        </strong>{" "}
        → {to} · {t(`inject.${status}`)}{" "}
        <bdi class="quiet">
          {sent_at !== null ? clockText(sent_at) : planned_at !== null ? clockText(planned_at) : ""}
        </bdi>
      </p>
      <p class="quiet">{inLanguage(body)}</p>
      {expected !== undefined && (
        <p class="small">
          {t("inject.expected")}: {inLanguage(expected)}
        </p>
      )}
      {(isOpen || (status === "sent" && planned_at === null)) && (
        <p class="buttons">
          <button type="button" onClick={() => order("send-now")}>
            {t("inject.send")}
          </button>
          {isOpen && (
            <button type="button" class="quiet-button" onClick={() => order("skip")}>
              {t("inject.skip")}
            </button>
          )}
        </p>
      )}
    </li>
  );
}

function Seats() {
  const seats = all("seat");
  const order = (seat: string, act: "revoke" | "give-to-machine" | "give-back"): void =>
    void give({ order: "seat", seat, act });
  return (
    <section aria-labelledby="seats-title">
      <h2 id="seats-title">{t("seats.title")}</h2>
      <ul class="list">
        {seats.map(([key, one]) => (
          <li key={key}>
            <p>
              <strong>
                <bdi>{one.id}</bdi>
              </strong>{" "}
              <span class="quiet">
                {one.people.length === 0
                  ? t("seats.nobody")
                  : one.people.map(({ name }) => name).join(", ")}
                {" · "}
                {one.connected ? t("seats.connected") : t("seats.away")}
              </span>
            </p>
            {one.role === "player" && (
              <p class="buttons">
                {one.taken_over_by === null ? (
                  <button
                    type="button"
                    class="quiet-button"
                    onClick={() => order(one.id, "give-to-machine")}
                  >
                    {t("seats.machine")}
                  </button>
                ) : (
                  <button
                    type="button"
                    class="quiet-button"
                    onClick={() => order(one.id, "give-back")}
                  >
                    {t("seats.back")}
                  </button>
                )}
                <AskSure
                  text={t("seats.revoke")}
                  sure={t("seats.revoke.sure")}
                  onSure={() => order(one.id, "revoke")}
                />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const LINES_SHOWN = 100;

function Log() {
  const lines = all("log").toReversed().slice(0, LINES_SHOWN);
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title">{t("log.title")}</h2>
      <ol class="list log" reversed>
        {lines.map(([key, line]) => (
          <li key={key}>
            <bdi class="quiet">{clockText(line.at, 0, true)}</bdi> <bdi>{line.who}</bdi>{" "}
            <bdi>{line.what}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
