import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, TextField } from "../parts/field.tsx";
import { clockText } from "../parts/time-text.ts";
import { objectiveText } from "./rating-list.tsx";

/** Records what was seen, on what evidence, and why it came to that. */
export function ObservationPanel({
  state,
  evidence,
  onMark,
  onDone,
}: {
  state: string;
  evidence: readonly string[];
  onMark: (evidence: string) => void;
  onDone: () => void;
}) {
  const [text, setText] = useState("");
  const [about, setAbout] = useState("");
  const [cause, setCause] = useState("");
  const record = async (): Promise<void> => {
    const said = { order: "observe" as const, state, text, cause, evidence: [...evidence] };
    const { done } = await give(about === "" ? said : { ...said, about });
    if (!done) return;
    for (const set of [setText, setAbout, setCause]) set("");
    onDone();
  };
  return (
    <section aria-labelledby="observe-title">
      <h2 id="observe-title">{t("observe.title")}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void record();
        }}
      >
        <TextField label={t("observe.text")} isLong isRequired value={text} onInput={setText} />
        <ChoiceField
          label={t("observe.about")}
          value={about}
          isOptional
          choices={[{ value: "", text: t("observe.any") }, ...rated(state)]}
          onChange={setAbout}
        />
        <div class="field">
          <p>
            <strong>{t("observe.evidence")}</strong>
          </p>
          {evidence.length === 0 && <p class="help">{t("observe.evidence.none")}</p>}
          <ul class="chips">
            {evidence.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  class="quiet-button small"
                  aria-label={`${t("observe.drop")}: ${one}`}
                  onClick={() => onMark(one)}
                >
                  <bdi>{one}</bdi> ✕
                </button>
              </li>
            ))}
          </ul>
        </div>
        <TextField label={t("observe.cause")} isLong value={cause} onInput={setCause} />
        <button type="submit" class="main">
          {t("observe.go")}
        </button>
      </form>
    </section>
  );
}

/** What is rated of a contact point: expectations by their names, objectives by their texts. */
function rated(state: string): { value: string; text: string }[] {
  return all("rating").flatMap(([, one]) => {
    if (one.state !== state) return [];
    const text = one.of === "objective" ? objectiveText(one.about) : one.about;
    return [{ value: one.about, text }];
  });
}

/** Newest first. */
export function ObservationList({ state }: { state: string }) {
  const observed = all("observation").filter(([, one]) => one.state === state);
  return (
    <section aria-labelledby="observed-title">
      <h2 id="observed-title">
        {t("observe.list")} <span class="quiet">{observed.length}</span>
      </h2>
      <ul class="list">
        {observed.toReversed().map(([key, one]) => (
          <li key={key}>
            <p class="quiet small">
              <bdi>
                {clockText(one.at)} UTC · {one.person}
              </bdi>
              {one.about !== null && (
                <>
                  {" · "}
                  <bdi>{one.about}</bdi>
                </>
              )}
            </p>
            <p>
              <bdi>{one.text}</bdi>
            </p>
            {one.evidence.length > 0 && (
              <p class="small">
                {t("observe.evidence")}: <bdi>{one.evidence.join(", ")}</bdi>
              </p>
            )}
            {one.cause !== "" && (
              <p class="small">
                {t("observe.cause")}: <bdi>{one.cause}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
