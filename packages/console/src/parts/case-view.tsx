import { useState } from "preact/hooks";
import { give } from "../connection/connection.ts";
import { all, nameOf, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { AskSure } from "./ask-sure.tsx";
import { caseStatus } from "./case-status.ts";
import { TextField } from "./field.tsx";
import { LetterView, messagesOf } from "./letter-view.tsx";
import { LocalTimes } from "./local-times.tsx";
import { TermsCard } from "./terms-card.tsx";
import { clockText } from "./time-text.ts";

/** The file of one request: how it stands, what can be done, its letters and the seat's notes on it. */
export function CaseView({ of }: { of: Of<"case"> }) {
  const rows = [
    [t("case.status"), caseStatus(of)],
    ...(of.stated_expiry === null
      ? []
      : [[t("case.expires"), `${clockText(of.stated_expiry)} UTC`]]),
    ...of.holds.map(({ item, until }) => [
      `${t("part.item")} ${item + 1}`,
      t("case.held", { time: `${clockText(until)} UTC` }),
    ]),
  ];
  return (
    <section class="case" aria-labelledby="case-title">
      <h3 id="case-title">
        <bdi>{of.request}</bdi>
      </h3>
      <p class="quiet">
        {t("case.from", { state: nameOf(of.from) })} · {t("case.to", { state: nameOf(of.to) })}
      </p>
      <dl class="fields">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <LocalTimes from={of.from} to={of.to} />
      {of.side !== "requested" && of.side !== "hub" && !of.final && <Asking of={of} />}
      <TermsCard of={of} />
      <h4>{t("case.messages")}</h4>
      {messagesOf(of.request).map((message) => (
        <LetterView key={`${message.direction}${message.letter.id}`} message={message} />
      ))}
      <CaseNotes about={of.request} />
    </section>
  );
}

/** What the requesting side may do while the request is open. */
function Asking({ of }: { of: Of<"case"> }) {
  const act = (kind: "withdraw" | "lodge-assistance" | "ask-status" | "escalate"): void =>
    void give({ order: "act", act: { act: kind, request: of.request } });
  return (
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
  );
}

function CaseNotes({ about }: { about: string }) {
  const [text, setText] = useState("");
  const notes = all("note").filter(([, note]) => note.about === about);
  return (
    <>
      <ul class="list">
        {notes.map(([key, note]) => (
          <li key={key} dir="auto">
            <bdi class="quiet">{clockText(note.at)} UTC</bdi> {note.text}
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void give({ order: "note", text, about }).then(({ done }) => done && setText(""));
        }}
      >
        <TextField label={t("case.note")} isRequired value={text} onInput={setText} />
        <button type="submit">{t("note.add")}</button>
      </form>
    </>
  );
}
