import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Finding } from "@contactpoint/exercise";
import { all, exerciseNow, nameOf, type Of, one } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { ChoiceField } from "./field.tsx";
import { PhraseField } from "./phrase-field.tsx";
import { EMPTY_FORM, StatedForm, statedFrom } from "./stated-form.tsx";
import { clockText, leftText } from "./time-text.ts";

/** Results that a person may bring a task to, in the order in which they are offered. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  prepare: ["prepared"],
  supplement: ["supplemented"],
  choose: ["proceed", "withdraw"],
  relay: ["passed-on"],
  acknowledge: ["acknowledged"],
  check: ["complete", "incomplete", "wrong-addressee"],
  review: ["accepted", "refused", "prejudice"],
  order: ["ordered"],
  locate: ["located"],
  extend: ["granted", "refused"],
  "follow-up": ["ask", "forgotten"],
  renew: ["renewed", "forgotten"],
};
/** Results that need no more words, so that one press is enough. */
const PLAIN = new Set([
  "acknowledged",
  "complete",
  "accepted",
  "ordered",
  "granted",
  "proceed",
  "withdraw",
  "ask",
  "forgotten",
  "renewed",
  "passed-on",
]);

/** One task, with what can come of it. `children` is what a person must have seen to decide. */
export function TaskCard({
  task,
  about,
  children,
  onStart,
  onFinish,
}: {
  task: Of<"task">;
  about: Of<"case"> | undefined;
  children?: ComponentChildren;
  onStart: () => void;
  onFinish: (finding: Finding) => void;
}) {
  const [chosen, setChosen] = useState("");
  const [words, setWords] = useState<Words>(EMPTY_WORDS);
  const [form, setForm] = useState(EMPTY_FORM);
  const choose = (result: string): void => {
    const isPlain = PLAIN.has(result) || (task.task === "extend" && result === "refused");
    if (isPlain) onFinish({ result } as Finding);
    else setChosen(result);
  };
  return (
    <article class={`task ${task.urgency}`}>
      <h3>{named("task", task.task)}</h3>
      <p class="quiet">
        <bdi>{task.request}</bdi> · {t(`urgency.${task.urgency}`)} ·{" "}
        {t("next.since", { time: `${clockText(task.asked_at)} UTC` })}
        {about !== undefined && <> · {t("case.from", { state: nameOf(about.from) })}</>}
      </p>
      {task.lost_at !== null && <Deadline at={task.lost_at} />}
      {task.phase !== "asked" && (
        <p class="quiet">{t("task.taken", { person: task.person ?? "" })}</p>
      )}
      <p class="buttons">
        {(RESULTS[task.task] ?? []).map((result, index) => (
          <button
            key={result}
            type="button"
            class={result === chosen || (chosen === "" && index === 0) ? "main" : ""}
            aria-expanded={PLAIN.has(result) ? undefined : result === chosen}
            onClick={() => choose(result)}
          >
            {named("result", result)}
          </button>
        ))}
        {task.phase === "asked" && (
          <button type="button" class="quiet-button" onClick={onStart}>
            {t("task.take")}
          </button>
        )}
      </p>
      {chosen !== "" && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onFinish(findingOf(chosen, words, statedFrom(form)));
          }}
        >
          {chosen === "prepared" || chosen === "supplemented" ? (
            <StatedForm form={form} onChange={setForm} />
          ) : (
            <ResultFields result={chosen} words={words} about={about} onChange={setWords} />
          )}
          <button type="submit" class="main">
            {named("result", chosen)}
          </button>
        </form>
      )}
      {children}
    </article>
  );
}

/** By when, how long that is, and what is lost otherwise. */
function Deadline({ at }: { at: number }) {
  return (
    <p class="deadline">
      {t("next.by", { time: `${clockText(at)} UTC`, left: leftText(at - exerciseNow.value) })}
    </p>
  );
}

interface Words {
  readonly missing: readonly string[];
  readonly question: string;
  readonly state: string;
  readonly provider: string;
  readonly ground: string;
  readonly reasons: string;
}

const EMPTY_WORDS: Words = {
  missing: [],
  question: "",
  state: "",
  provider: "",
  ground: "",
  reasons: "",
};

/** The server says what is wrong with a finding that lacks something. */
function findingOf(result: string, words: Words, stated: object): Finding {
  const { missing, question, state, provider, ground, reasons } = words;
  const found: Record<string, unknown> = {
    incomplete: { missing, ...(question === "" ? {} : { question }) },
    "wrong-addressee": { state, ...(provider === "" ? {} : { provider }) },
    refused: { ground, reasons },
    prejudice: { explanation: reasons },
    located: { provider, state },
    prepared: { stated },
    supplemented: { supplied: stated },
  };
  return { result, ...(found[result] as object) } as Finding;
}

function ResultFields({
  result,
  words,
  about,
  onChange,
}: {
  result: string;
  words: Words;
  about: Of<"case"> | undefined;
  onChange: (words: Words) => void;
}) {
  const set = (part: Partial<Words>): void => onChange({ ...words, ...part });
  const nothing = { value: "", text: t("field.choose") };
  if (result === "incomplete")
    return (
      <>
        <fieldset>
          <legend>{t("field.missing")}</legend>
          {(about?.terms.items ?? []).map((item) => (
            <label class="check" key={item}>
              <input
                type="checkbox"
                checked={words.missing.includes(item)}
                onChange={(event) =>
                  set({
                    missing: event.currentTarget.checked
                      ? [...words.missing, item]
                      : words.missing.filter((other) => other !== item),
                  })
                }
              />
              {named("item", item)}
            </label>
          ))}
        </fieldset>
        <PhraseField
          use="question"
          label={t("field.question")}
          value={words.question}
          onInput={(question) => set({ question })}
        />
      </>
    );
  if (result === "wrong-addressee" || result === "located")
    return (
      <>
        <ChoiceField
          label={t("field.state")}
          value={words.state}
          choices={[
            nothing,
            ...all("state").map(([, { id, name }]) => ({ value: id, text: name })),
          ]}
          onChange={(state) => set({ state })}
        />
        <ChoiceField
          label={t("field.provider")}
          value={words.provider}
          choices={[
            nothing,
            ...(one("exercise", "exercise")?.providers ?? []).map(({ id }) => ({
              value: id,
              text: id,
            })),
          ]}
          onChange={(provider) => set({ provider })}
        />
      </>
    );
  return (
    <>
      {result === "refused" && (
        <ChoiceField
          label={t("field.ground")}
          value={words.ground}
          choices={[
            nothing,
            ...(about?.terms.grounds ?? []).map((ground) => ({
              value: ground,
              text: named("ground", ground),
            })),
          ]}
          onChange={(ground) => set({ ground })}
        />
      )}
      <PhraseField
        use={result === "prejudice" ? "prejudice" : "reasons"}
        label={result === "prejudice" ? t("field.explanation") : t("field.reasons")}
        isRequired
        value={words.reasons}
        onInput={(reasons) => set({ reasons })}
      />
    </>
  );
}
