import { useState } from "preact/hooks";
import { all, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, TextField } from "../parts/field.tsx";
import { clockText } from "../parts/time-text.ts";

const LINES_SHOWN = 200;
type Kind = Of<"log">["of"];
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
  const kinds = FILTERS[filter] ?? null;
  const sought = search.trim().toLowerCase();
  const lines = all("log")
    .filter(([, { of }]) => kinds === null || kinds.includes(of))
    .filter(([, { who, what }]) => `${who} ${what}`.toLowerCase().includes(sought))
    .toReversed()
    .slice(0, LINES_SHOWN);
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
        {lines.map(([key, line]) => (
          <li key={key}>
            <bdi class="quiet">{clockText(line.at, 0, true)}</bdi>{" "}
            <strong>
              <bdi>{line.who}</bdi>
            </strong>{" "}
            <bdi>{line.what}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
