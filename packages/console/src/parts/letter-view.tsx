import type { Of } from "../connection/desk-store.ts";
import { all } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { clockText } from "./time-text.ts";

/** A message as it stands on the wire, in fields with names. */
export function LetterView({ message }: { message: Of<"message"> }) {
  const { letter, direction, at, signed_by, through, call_back, channel } = message;
  const fields = fieldsOf(letter);
  return (
    <article class={`letter ${direction}`}>
      <header>
        <strong>
          <bdi>{letter.type}</bdi>
        </strong>{" "}
        <bdi>
          {letter.from} → {letter.to}
        </bdi>{" "}
        <span class="quiet">
          <bdi>{clockText(at)}</bdi> UTC · <bdi>{channel}</bdi>
        </span>
      </header>
      {direction === "in" && (
        <p class="verified">
          {t("sender.verified")}: <bdi>{[signed_by, ...through].join(" → ")}</bdi>
          {call_back !== null && (
            <>
              {". "}
              <bdi>{t("sender.call", { number: call_back })}</bdi>
            </>
          )}
        </p>
      )}
      <dl class="fields">
        {fields.map(({ name, value }) => (
          <div key={name}>
            <dt>{named("item", name.replaceAll("_", "-"))}</dt>
            <dd lang="en">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {lacksZone(letter) && <p class="warning">{t("zone.missing")}</p>}
    </article>
  );
}

type Letter = Of<"message">["letter"];

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

function fieldsOf(letter: Letter): { name: string; value: string }[] {
  return Object.entries(letter)
    .filter(([name]) => !ENVELOPE.has(name))
    .map(([name, value]) => ({ name, value: plain(name, value) }));
}

/** A value in words; instants are told in UTC. */
function plain(name: string, value: unknown): string {
  if (typeof value === "number" && INSTANTS.has(name)) return `${clockText(value)} UTC`;
  if (Array.isArray(value)) return value.map((one) => plain("", one)).join("; ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([key, part]) => `${key.replaceAll("_", " ")}: ${plain(key, part)}`)
      .join(", ");
  if (typeof value === "string") return value;
  return value === null ? "–" : JSON.stringify(value);
}

const INSTANTS = new Set([
  "until",
  "preserved_from",
  "received_at",
  "stated_expiry",
  "expected_by",
  "from",
]);

function lacksZone(letter: Letter): boolean {
  if (letter.type !== "request") return false;
  return (letter.data?.items ?? []).some(({ identifiers }) =>
    identifiers.some((one) => one.kind === "ip-address" && one.zone === null),
  );
}

/** Messages of one request, oldest first. */
export function messagesOf(request: string): readonly Of<"message">[] {
  return all("message")
    .map(([, message]) => message)
    .filter(({ letter }) => letter.request === request)
    .toSorted((a, b) => a.at - b.at);
}
