import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, exerciseNow, type Of, seat } from "../connection/desk-store.ts";
import { inLanguage, named, t } from "../language/language.ts";
import { AskSure } from "../parts/ask-sure.tsx";
import { caseStatus } from "../parts/case-status.ts";
import { DutyTable } from "../parts/duty-table.tsx";
import { LetterView, messagesOf } from "../parts/letter-view.tsx";
import { RequestForm } from "../parts/request-form.tsx";
import { TaskCard } from "../parts/task-card.tsx";
import { clockText } from "../parts/time-text.ts";
import { WordsPanel } from "../parts/words-panel.tsx";

const RANK = { emergency: 0, urgent: 1, routine: 2 } as const;

/** A player's desk: it opens on the one next step. */
export function PlayerDesk() {
  const [drafts, setDrafts] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const tasks = all("task")
    .filter(([, task]) => task.phase === "asked" || task.phase === "started")
    .toSorted(([, a], [, b]) => RANK[a.urgency] - RANK[b.urgency] || a.asked_at - b.asked_at);
  const unread = all("inject").filter(([, { status, read }]) => status === "sent" && !read);
  const cases = all("case").toSorted(([, a], [, b]) => b.opened_at - a.opened_at);
  const shown = cases.find(([, { request }]) => request === chosen)?.[1];
  return (
    <main class="desk">
      <section class="work" aria-labelledby="next-title">
        <h2 id="next-title">{t("next.title")}</h2>
        {tasks.length === 0 && unread.length === 0 && <p class="quiet">{t("next.none")}</p>}
        {unread.map(([key, inject]) => (
          <InjectCard key={key} inject={inject} />
        ))}
        {tasks.map(([key, task]) => (
          <TaskCard key={key} id={key.slice("task/".length)} task={task} />
        ))}
        {drafts ? (
          <section class="draft" aria-labelledby="new-title">
            <h2 id="new-title">{t("new.title")}</h2>
            <RequestForm onSent={() => setDrafts(false)} />
          </section>
        ) : (
          <button type="button" onClick={() => setDrafts(true)}>
            {t("new.open")}
          </button>
        )}
      </section>
      <section class="cases" aria-labelledby="cases-title">
        <h2 id="cases-title">{t("cases.title")}</h2>
        {cases.length === 0 && <p class="quiet">{t("cases.none")}</p>}
        <ul class="list">
          {cases.map(([key, one]) => (
            <li key={key}>
              <button
                type="button"
                class={one.request === chosen ? "chosen" : ""}
                aria-pressed={one.request === chosen}
                onClick={() => setChosen(one.request === chosen ? null : one.request)}
              >
                <bdi>
                  {one.from} → {one.to}
                </bdi>{" "}
                {t(`form.${one.form}`)}
                <span class="quiet">
                  {" "}
                  <bdi>{caseStatus(one)}</bdi>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {shown !== undefined && <CaseView of={shown} />}
      </section>
      <aside class="side">
        <DutyPanel />
        <WordsPanel />
      </aside>
    </main>
  );
}

function InjectCard({ inject }: { inject: Of<"inject"> }) {
  const read = (): void => void give({ order: "act", act: { act: "read", inject: inject.id } });
  return (
    <article class="task urgent">
      <h3>{t("task.inject")}</h3>
      <p class="quiet">
        <bdi>{inject.id}</bdi> · {inject.via ?? ""} ·{" "}
        <bdi>{inject.sent_at === null ? "" : clockText(inject.sent_at)}</bdi> UTC
      </p>
      <p>{inLanguage(inject.body)}</p>
      <p class="quiet small">{t("sender.unverified")}</p>
      <button type="button" class="main" onClick={read}>
        {t("task.inject.done")}
      </button>
    </article>
  );
}

function CaseView({ of }: { of: Of<"case"> }) {
  const act = (kind: "withdraw" | "lodge-assistance" | "ask-status" | "escalate"): void =>
    void give({ order: "act", act: { act: kind, request: of.request } });
  const asks = of.side === "requesting" && !of.final;
  return (
    <section class="case" aria-labelledby="case-title">
      <h3 id="case-title">
        <bdi>{of.request}</bdi>
      </h3>
      <dl class="fields">
        <div>
          <dt>{t("case.status")}</dt>
          <dd>{caseStatus(of)}</dd>
        </div>
        {of.stated_expiry !== null && (
          <div>
            <dt>{t("case.expires")}</dt>
            <dd>
              <bdi>{clockText(of.stated_expiry)} UTC</bdi>
            </dd>
          </div>
        )}
        {of.holds.map(({ item, until }) => (
          <div key={item}>
            <dt>{t("case.held", { time: `${clockText(until)} UTC` })}</dt>
            <dd />
          </div>
        ))}
      </dl>
      {asks && (
        <p class="buttons">
          <button type="button" onClick={() => act("ask-status")}>
            {t("case.ask")}
          </button>
          <button type="button" onClick={() => act("escalate")}>
            {t("case.escalate")}
          </button>
          <button type="button" onClick={() => act("lodge-assistance")}>
            {t("case.lodge")}
          </button>
          <AskSure
            text={t("case.withdraw")}
            sure={t("case.withdraw.sure")}
            onSure={() => act("withdraw")}
          />
        </p>
      )}
      <details>
        <summary>{t("case.terms")}</summary>
        <dl class="fields">
          <div>
            <dt>{t("case.ordered")}</dt>
            <dd>{of.terms.ordered_by}</dd>
          </div>
          <div>
            <dt>{t("case.grounds")}</dt>
            <dd>{of.terms.grounds.join(", ")}</dd>
          </div>
          <div>
            <dt>{t("case.items")}</dt>
            <dd>{of.terms.items.map((item) => named("item", item)).join("; ")}</dd>
          </div>
          <div>
            <dt>{t("case.languages")}</dt>
            <dd>{of.terms.languages.join(", ")}</dd>
          </div>
        </dl>
      </details>
      <h4>{t("case.messages")}</h4>
      {messagesOf(of.request).map((message) => (
        <LetterView key={`${message.direction}${message.letter.id}`} message={message} />
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
            <>
              <p class="quiet">{t("duty.escalate")}</p>
              <ol>
                {own.roster.escalate.map(({ to }) => (
                  <li key={to}>
                    <button
                      type="button"
                      class="quiet-button"
                      onClick={() => void give({ order: "act", act: { act: "call", whom: to } })}
                    >
                      {t("duty.call", { who: to })}
                    </button>
                  </li>
                ))}
              </ol>
            </>
          )}
        </>
      )}
      <DutyTable states={states} now={now} />
    </section>
  );
}
