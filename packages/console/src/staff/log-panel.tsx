import { useState } from "preact/hooks";
import { all, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, TextField } from "../parts/field.tsx";
import { clockText } from "../parts/time-text.ts";
import { doerOf, logText } from "./log-text.ts";

const LINES_SHOWN = 200;
type Kind = Of<"log">["record"]["kind"];
/** Kinds of records by what one looks for. */
const FILTERS: Readonly<Record<string, readonly Kind[] | null>> = {
  all: null,
  control: ["opened", "clock", "seat"],
  injects: ["inject"],
  play: ["act", "refused"],
  words: ["message", "note", "rating", "observation", "improvement", "feedback"],
};

/** What everybody did, newest first, by kind and by any word. */
export function LogPanel() {
  const [filter, setFilter] = useState("all");
  const [search, setSearch] = useState("");
  const lines = linesOf(FILTERS[filter] ?? null, search.trim().toLowerCase());
  return (
    <section aria-labelledby="log-title">
      <h2 id="log-title">{t("log.title")}</h2>
      <div class="row">
        <ChoiceField
          label={t("log.filter")}
          value={filter}
          choices={[
            { value: "all", text: t("log.all") },
            { value: "control", text: t("log.control") },
            { value: "injects", text: t("inject.title") },
            { value: "play", text: t("log.play") },
            { value: "words", text: t("log.words") },
          ]}
          onChange={setFilter}
        />
        <TextField label={t("log.search")} value={search} onInput={setSearch} />
      </div>
      <ol class="list log" tabIndex={0} aria-labelledby="log-title" reversed>
        {lines.map(({ key, record, who, what }) => (
          <li key={key}>
            <bdi class="quiet">{clockText(record.exercise, 0, true)}</bdi>{" "}
            <strong>
              <bdi>{who}</bdi>
            </strong>{" "}
            <bdi>{what}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The newest lines of these kinds that have the words sought; only they are put into words. */
function linesOf(kinds: readonly Kind[] | null, sought: string) {
  const lines = [];
  for (const [key, { record }] of all("log").toReversed()) {
    if (lines.length === LINES_SHOWN) break;
    if (kinds !== null && !kinds.includes(record.kind)) continue;
    const [who, what] = [doerOf(record), logText(record)];
    if (`${who} ${what}`.toLowerCase().includes(sought)) lines.push({ key, record, who, what });
  }
  return lines;
}
