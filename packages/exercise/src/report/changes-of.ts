import { formatInstant } from "@contactpoint/engine";
import type { InjectChange } from "../log/index.ts";
import type { AfterActionReport } from "./aar-schema.ts";

type Change = AfterActionReport["timeline"][number]["changes"][number];

/** What was changed of an inject, field by field; each language of a text is one. */
export function changesOf(before: InjectChange, after: InjectChange): Change[] {
  const [old, made] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...made.keys()])].flatMap((field) => {
    const change = { field, before: old.get(field) ?? null, after: made.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

function fieldsOf({ body, to, via, at }: InjectChange): ReadonlyMap<string, string> {
  const texts = Object.entries(body ?? {}).map(([language, text]) => [`text (${language})`, text]);
  const others: readonly (readonly [string, string | null | undefined])[] = [
    ["addressee", to],
    ["channel", via],
    ["time", typeof at === "number" ? formatInstant(at) : null],
  ];
  const given = others.filter(([, value]) => value !== undefined && value !== null);
  return new Map([...texts, ...given] as [string, string][]);
}
