import { PACK_LANGUAGES, packWords } from "@contactpoint/exercise";
import { expect, test } from "vitest";
import type { TextKey } from "../terms/english-texts.ts";
import { LANGUAGES } from "./language.ts";
import type { Text } from "./text.ts";

type Words = ReturnType<typeof packWords>;

/** What the pages and the printed pack name alike: a text of the pages, and the same on paper. */
const ALIKE: readonly (readonly [TextKey, (words: Words) => string])[] = [
  ["theme.unreviewed", ({ unreviewed }) => unreviewed],
  ["field.state", ({ state }) => state],
  ["part.time-zone", ({ zone }) => zone],
  ["rate.objective", ({ objective }) => objective],
  ["part.person", ({ person }) => person],
  ["part.email", ({ email }) => email],
  ["part.reference", ({ reference }) => reference],
  ["inject.reserve", ({ reserve }) => reserve],
  ["case.instrument", ({ instrument }) => instrument],
  ["inject.after", ({ afterThat }) => afterThat],
  ["type.acknowledgement", ({ terms }) => terms[0][0]],
  ["form.ping", ({ terms }) => terms[5][0]],
  ["type.refusal", ({ terms }) => terms[6][0]],
  ["white-cell", ({ terms }) => terms[7][0]],
  ["ground.political-offence", ({ groundNames }) => groundNames["political-offence"]],
  ["ground.domestic-bar", ({ groundNames }) => groundNames["domestic-bar"]],
  ["item.authority", ({ items }) => items.authority],
  ["item.offence", ({ items }) => items.offence],
  ["item.location", ({ items }) => items.location],
  ["item.necessity", ({ items }) => items.necessity],
  ["form.preservation", ({ names }) => names.preservation],
  ["form.location-query", ({ names }) => names["location-query"]],
  ["form.emergency-disclosure", ({ names }) => names["emergency-disclosure"]],
  ["form.ping", ({ names }) => names.ping],
  ["urgency.emergency", ({ names }) => names.emergency],
  ["urgency.urgent", ({ names }) => names.urgent],
  ["urgency.routine", ({ names }) => names.routine],
  ["post.current-shift", ({ names }) => names["current-shift"]],
  ["post.next-shift", ({ names }) => names["next-shift"]],
  ["post.head-of-unit", ({ names }) => names["head-of-unit"]],
  ["post.duty-officer", ({ names }) => names["duty-officer"]],
  ["post.legal-adviser", ({ names }) => names["legal-adviser"]],
  ["via.phone", ({ names }) => names.phone],
  ["via.police-report", ({ names }) => names["police-report"]],
  ["via.email", ({ names }) => names.email],
  ["via.document", ({ names }) => names.document],
  ["via.press", ({ names }) => names.press],
  ["via.note", ({ names }) => names.note],
];

/** Sentences begin with a capital letter, and entries of a list do not. */
const plain = (text: Text): string => JSON.stringify(text).toLowerCase();

test("A pack can be printed in each language of the pages, in their order", () => {
  expect(PACK_LANGUAGES).toEqual(LANGUAGES.map(({ code }) => code));
});

test("Paper and screen call the same things by the same names", async () => {
  const found: string[] = [];
  for (const { code, load } of LANGUAGES) {
    const texts = await load();
    const words = packWords(code);
    const other = ALIKE.filter(([key, onPaper]) => plain(texts[key]) !== plain(onPaper(words)));
    found.push(...other.map(([key, onPaper]) => `${code} ${key}: ${onPaper(words)}`));
  }
  expect(found).toEqual([]);
});
