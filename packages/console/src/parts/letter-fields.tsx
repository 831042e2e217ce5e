import type { DataItem } from "@contactpoint/protocol";
import type { ComponentChildren } from "preact";
import { languageName, named, t } from "../language/language.ts";
import { FreeText } from "./free-text.tsx";
import { clockText } from "./time-text.ts";

/** The fields of a letter or of a part of one, with names and codes in the reader's language. */
export function LetterFields({
  fields,
  lang,
}: {
  fields: Readonly<Record<string, unknown>>;
  /** Language of its free text, if that is known. */
  lang: string | undefined;
}) {
  return (
    <dl class="fields">
      {Object.entries(fields)
        .filter(isSaid)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{nameOf(name, value)}</dt>
            <dd>{shown(name, value, lang)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A list of nothing says nothing. */
function isSaid([, value]: [string, unknown]): boolean {
  return !Array.isArray(value) || value.length > 0;
}

/** An item of the form, such as the location, may hold a part of the same name. */
function nameOf(name: string, value: unknown): string {
  const id = name.replaceAll("_", "-");
  const item = named("item", id);
  return typeof value === "object" && value !== null && item !== id ? item : named("part", id);
}

/** How codes of a field are named: by these prefixes. */
const CODES: Readonly<Record<string, string>> = {
  missing: "item",
  ground: "ground",
  form: "form",
  urgency: "urgency",
  data_class: "data",
  status: "status",
  measure: "value",
  negative: "value",
  threat: "value",
  reason: "value",
  reply_by: "value",
};
/** Milliseconds since the Unix epoch. */
const INSTANTS = new Set([
  "until",
  "preserved_from",
  "received_at",
  "stated_expiry",
  "expected_by",
  "from",
]);
/** What people write in sentences, where set phrases may stand. */
const SENTENCES = new Set([
  "facts",
  "offence",
  "case_status",
  "relation_to_offence",
  "reasons",
  "explanation",
  "question",
  "scope",
  "use_limits",
  "asked_back",
]);

function shown(name: string, value: unknown, lang: string | undefined): ComponentChildren {
  if (value === null) return t("value.unknown");
  if (typeof value === "boolean") return t(value ? "value.yes" : "value.no");
  if (typeof value === "number" && INSTANTS.has(name))
    return (
      <time dateTime={new Date(value).toISOString()}>
        <bdi>{clockText(value)} UTC</bdi>
      </time>
    );
  if (Array.isArray(value)) return listed(name, value, lang);
  if (typeof value === "object") return part(value, lang);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const prefix = CODES[name];
  if (prefix !== undefined) return named(prefix, lastOf(text));
  if (name === "language" || name === "languages") return languageName(text);
  if (SENTENCES.has(name)) return <FreeText text={text} lang={lang} />;
  return <bdi>{text}</bdi>;
}

function listed(name: string, values: readonly unknown[], lang: string | undefined) {
  if (values.length === 1) return shown(name, values[0], lang);
  return (
    <ul class="values">
      {values.map((value, index) => (
        <li key={index}>{shown(name, value, lang)}</li>
      ))}
    </ul>
  );
}

/** An identifier is told in one line, anything else field by field. */
function part(value: object, lang: string | undefined) {
  if ("kind" in value) return <IdentifierView of={value as Identifier} />;
  return <LetterFields fields={{ ...value }} lang={lang} />;
}

type Identifier = DataItem["identifiers"][number];

function IdentifierView({ of }: { of: Identifier }) {
  const name = named("value", of.kind);
  if (of.kind !== "ip-address")
    return (
      <>
        {name}: <bdi>{of.value}</bdi>
      </>
    );
  return (
    <>
      {name}: <bdi>{of.address}</bdi>
      {of.port !== undefined && `, ${t("part.port")} ${of.port}`},{" "}
      <bdi>
        {of.at.replace("T", " ")} {of.zone}
      </bdi>
      {of.zone === null && <strong class="warning"> {t("zone.missing")}</strong>}
    </>
  );
}

/** Of a path such as `pursuing.acknowledged` the last step says how it stands. */
function lastOf(path: string): string {
  return path.split(".").at(-1) ?? path;
}
