import { all, type Of } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { caseStatus } from "../parts/case-status.ts";
import { LetterView } from "../parts/letter-view.tsx";
import { InjectText } from "../parts/inject-text.tsx";
import { clockText } from "../parts/time-text.ts";

interface Marking {
  readonly evidence: readonly string[];
  readonly onMark: (evidence: string) => void;
}

/** Injects, requests and messages of one contact point; each can be marked as evidence. */
export function WatchedTraffic({ state, ...marking }: Marking & { state: string }) {
  const injects = all("inject")
    .map(([, inject]) => inject)
    .filter(({ to, script }) => to === state || script?.from === state)
    .toSorted((a, b) => timeOf(a) - timeOf(b));
  const cases = all("case")
    .map(([, one]) => one)
    .filter(({ from, to }) => from === state || to === state)
    .toSorted((a, b) => b.opened_at - a.opened_at);
  return (
    <section aria-labelledby="traffic-title" class="traffic">
      <h2 id="traffic-title">{t("traffic.title")}</h2>
      <Owed state={state} />
      <h3>{t("inject.title")}</h3>
      {injects.length === 0 && <p class="quiet">{t("traffic.none")}</p>}
      <ul class="list">
        {injects.map((inject) => (
          <InjectRow key={inject.id} inject={inject} {...marking} />
        ))}
      </ul>
      <h3>{t("cases.title")}</h3>
      {cases.length === 0 && <p class="quiet">{t("traffic.none")}</p>}
      {cases.map((one) => (
        <CaseRow key={one.request} of={one} {...marking} />
      ))}
    </section>
  );
}

function timeOf({ sent_at, planned_at }: Of<"inject">): number {
  return sent_at ?? planned_at ?? Infinity;
}

function Owed({ state }: { state: string }) {
  const open = all("task").filter(
    ([, { node, phase, by }]) =>
      node === state && by === "person" && (phase === "asked" || phase === "started"),
  );
  if (open.length === 0) return null;
  return (
    <p>
      <strong>{t("traffic.owed")}</strong>:{" "}
      {open
        .map(([, { task, asked_at }]) => `${named("task", task)} (${clockText(asked_at)} UTC)`)
        .join("; ")}
    </p>
  );
}

function InjectRow({ inject, ...marking }: Marking & { inject: Of<"inject"> }) {
  const { id, to, status, sent_at, planned_at } = inject;
  const at = sent_at ?? planned_at;
  return (
    <li class={`inject ${status}`}>
      <p class="split">
        <span>
          <bdi>
            <strong>{id}</strong> → {to}
          </bdi>
        </span>
        <span class="quiet small timing">
          {t(`inject.${status}`)} <bdi>{at === null ? "" : `${clockText(at)} UTC`}</bdi>
        </span>
      </p>
      <InjectText inject={inject} />
      <Mark name={`inject/${id}`} {...marking} />
    </li>
  );
}

function CaseRow({ of, ...marking }: Marking & { of: Of<"case"> }) {
  const letters = lettersOf(of.request);
  return (
    <details class="watched-case">
      <summary>
        <bdi>
          {of.from} → {of.to}
        </bdi>{" "}
        {t(`form.${of.form}`)}{" "}
        <span class="quiet">
          {caseStatus(of)} · {letters.length}
        </span>
      </summary>
      <p class="quiet small">
        <bdi>{of.request}</bdi> · {t(`urgency.${of.urgency}`)} · <bdi>{of.instrument}</bdi>
      </p>
      <Mark name={`request/${of.request}`} {...marking} />
      {letters.map((message) => (
        <div key={message.letter.id}>
          <LetterView message={message} />
          <Mark name={`message/${message.letter.id}`} {...marking} />
        </div>
      ))}
    </details>
  );
}

/** Who watches both sides is shown each letter once, as it left. */
function lettersOf(request: string): readonly Of<"message">[] {
  const seen = new Map<string, Of<"message">>();
  for (const [, message] of all("message"))
    if (
      message.letter.request === request &&
      (message.direction === "out" || !seen.has(message.letter.id))
    )
      seen.set(message.letter.id, message);
  return [...seen.values()].toSorted((a, b) => a.at - b.at);
}

function Mark({ name, evidence, onMark }: Marking & { name: string }) {
  const isMarked = evidence.includes(name);
  const text = isMarked ? t("observe.drop") : t("observe.use");
  return (
    <p>
      <button
        type="button"
        class="quiet-button small"
        aria-pressed={isMarked}
        aria-label={`${t("observe.use")}: ${name}`}
        onClick={() => onMark(name)}
      >
        {isMarked ? "✓ " : ""}
        {text}
      </button>
    </p>
  );
}
