import { give } from "../connection/connection.ts";
import { type Of, one } from "../connection/desk-store.ts";
import { unreadInjects, type WaitingTask, waitingTasks } from "../connection/waiting.ts";
import { inLanguage, named, t, writtenIn } from "../language/language.ts";
import { LetterView, messagesOf } from "./letter-view.tsx";
import { LocalTimes } from "./local-times.tsx";
import { TaskCard } from "./task-card.tsx";
import { TermsCard } from "./terms-card.tsx";
import { clockText } from "./time-text.ts";

/** What waits for this seat: the one next step with all that it needs, then the others in short. */
export function Steps() {
  const injects = unreadInjects.value;
  const tasks = waitingTasks.value;
  const more = injects.length + tasks.length - 1;
  if (more < 0) return <p class="quiet">{t("next.none")}</p>;
  // All stand in one list, so that a card keeps what was typed into it when it is not the next any more.
  const cards = [
    ...injects.map((inject) => <InjectCard key={inject.id} inject={inject} />),
    ...tasks.map((waiting, index) => (
      <Step key={waiting.id} waiting={waiting} isNext={injects.length === 0 && index === 0} />
    )),
  ];
  const rest = (
    <p key="more" class="more quiet">
      {t("next.then", { n: more })}
    </p>
  );
  return <div class="steps">{more > 0 ? cards.toSpliced(1, 0, rest) : cards}</div>;
}

/** One task of those that wait; the next one shows all that it needs. */
export function Step({ waiting: { id, task }, isNext }: { waiting: WaitingTask; isNext: boolean }) {
  const about = one("case", `case/${task.request}`);
  return (
    <TaskCard
      task={task}
      about={about}
      onStart={() => void give({ order: "act", act: { act: "start", task: id } })}
      onFinish={(finding) => void give({ order: "act", act: { act: "finish", task: id, finding } })}
    >
      {isNext && about !== undefined && <Particulars of={about} node={task.node} />}
    </TaskCard>
  );
}

/** The letter that the step is about, what time it is at both ends, and what may be done. */
function Particulars({ of, node }: { of: Of<"case">; node: string }) {
  // Who plays a State from the staff's desk reads each letter as it was written.
  const letter = messagesOf(of.request).findLast(
    ({ direction, letter: { to } }) => direction === "in" || to === node,
  );
  return (
    <>
      <LocalTimes from={of.from} to={of.to} />
      {letter !== undefined && (
        <details open>
          <summary>{named("type", letter.letter.type)}</summary>
          <LetterView message={letter} />
        </details>
      )}
      <TermsCard of={of} />
    </>
  );
}

/** What has come in from outside the network, to be read. */
export function InjectCard({ inject: { id, via, sent_at, body } }: { inject: Of<"inject"> }) {
  return (
    <article class="task urgent">
      <h3>{t("task.inject")}</h3>
      <p class="quiet">
        <bdi>{id}</bdi>
        {via !== null && <> · {named("via", via)}</>}
        {sent_at !== null && (
          <>
            {" · "}
            <bdi>{clockText(sent_at)} UTC</bdi>
          </>
        )}
      </p>
      <p class="words" dir="auto" lang={body === null ? undefined : writtenIn(body)}>
        {inLanguage(body)}
      </p>
      <p class="quiet small">{t("sender.unverified")}</p>
      <button
        type="button"
        class="main"
        onClick={() => void give({ order: "act", act: { act: "read", inject: id } })}
      >
        {t("task.inject.done")}
      </button>
    </article>
  );
}
