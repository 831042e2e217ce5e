import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { ChoiceField, TextField } from "./field.tsx";
import { HandOver } from "./hand-over.tsx";
import { clockText } from "./time-text.ts";

/** Words between seats, notes of one's own, and the hand-over to the next officer. */
export function WordsPanel() {
  const [to, setTo] = useState("staff");
  const [text, setText] = useState("");
  const [note, setNote] = useState("");
  const words = all("words").toSorted(([, a], [, b]) => b.at - a.at);
  const notes = all("note");
  const isStaff = seat.value?.role === "facilitator" || seat.value?.role === "white-cell";
  const seats = all("seat")
    .map(([, one]) => one.id)
    .filter((id) => isStaff && id !== seat.value?.id);
  return (
    <>
      <section aria-labelledby="words-title">
        <h2 id="words-title">{t("words.title")}</h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void give({ order: "say", to, text }).then(({ done }) => done && setText(""));
          }}
        >
          <ChoiceField
            label={t("words.to")}
            value={to}
            choices={[
              { value: "staff", text: t("words.staff") },
              ...seats.map((id) => ({ value: id, text: id })),
            ]}
            onChange={setTo}
          />
          <TextField label={t("words.text")} isRequired value={text} onInput={setText} />
          <button type="submit">{t("words.send")}</button>
        </form>
        <ul class="list">
          {words.map(([key, one]) => (
            <li key={key}>
              <span class="quiet">
                <bdi>
                  {clockText(one.at)} {one.person || one.from} → {one.to}
                </bdi>
              </span>{" "}
              <bdi>{one.text}</bdi>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="notes-title">
        <h2 id="notes-title">{t("note.title")}</h2>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void give({ order: "note", text: note }).then(({ done }) => done && setNote(""));
          }}
        >
          <TextField label={t("note.text")} isLong isRequired value={note} onInput={setNote} />
          <button type="submit">{t("note.add")}</button>
        </form>
        <ul class="list">
          {notes.map(([key, one]) => (
            <li key={key}>
              <span class="quiet">
                <bdi>{clockText(one.at)}</bdi>
              </span>{" "}
              <bdi>{one.text}</bdi>
            </li>
          ))}
        </ul>
      </section>
      {seat.value?.role === "player" && <HandOver />}
    </>
  );
}
