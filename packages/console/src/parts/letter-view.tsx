import { all, type Of } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { isMachineText } from "../phrases/read-phrases.ts";
import { WrittenIn } from "./free-text.tsx";
import { LetterFields } from "./letter-fields.tsx";
import { clockText } from "./time-text.ts";

type Letter = Of<"message">["letter"];

/** A message as it stands on the wire, in fields with names. */
export function LetterView({ message }: { message: Of<"message"> }) {
  const { letter, direction, at, channel } = message;
  const lang = languageOf(letter);
  // A machine's words stand for a language in which they are not written.
  const isByMachine = textsIn(letter).some(isMachineText);
  return (
    <article class={`letter ${direction}`}>
      <header>
        <strong>{named("type", letter.type)}</strong>{" "}
        <bdi>
          {letter.from} → {letter.to}
        </bdi>{" "}
        <span class="quiet">
          <bdi>{clockText(at)}</bdi> UTC · <bdi>{named("value", channel)}</bdi>
        </span>
      </header>
      {direction === "in" && <Sender of={message} />}
      {lang !== undefined && !isByMachine && <WrittenIn lang={lang} />}
      <LetterFields fields={fieldsOf(letter)} lang={lang} />
    </article>
  );
}

/** Whose key in the register verified it, by whom it came, and the number listed for that State. */
function Sender({ of: { signed_by, through, call_back } }: { of: Of<"message"> }) {
  return (
    <p class="verified">
      ✓ {t("sender.verified")}: <bdi>{[signed_by, ...through].join(" → ")}</bdi>
      {call_back !== null && (
        <>
          {". "}
          {t("sender.call", { number: isolated(call_back) })}
        </>
      )}
    </p>
  );
}

/** A number stays on one line, and in its order among letters that run the other way. */
function isolated(number: string): string {
  return `\u2066${number.replaceAll(" ", "\u00a0")}\u2069`;
}

const ENVELOPE = new Set([
  "type",
  "id",
  "request",
  "from",
  "to",
  "sent_at",
  "cause",
  "instrument",
  "marking",
]);

function fieldsOf(letter: Letter): Record<string, unknown> {
  return Object.fromEntries(Object.entries(letter).filter(([name]) => !ENVELOPE.has(name)));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A request names its language; an answer is written in that of whoever answers, which no letter says. */
function languageOf(letter: Letter): string | undefined {
  if (letter.type === "request") return letter.language;
  return all("state").find(([, { id }]) => id === letter.from)?.[1].languages[0];
}

/** Messages of one request, oldest first. */
export function messagesOf(request: string): readonly Of<"message">[] {
  return all("message")
    .map(([, message]) => message)
    .filter(({ letter }) => letter.request === request)
    .toSorted((a, b) => a.at - b.at);
}
