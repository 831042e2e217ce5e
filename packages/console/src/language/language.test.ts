import { expect, test } from "vitest";
import type { Text } from "./text.ts";
import { formatted } from "./formatted.ts";
import { LANGUAGES } from "./language.ts";
import { SET_PHRASES } from "../phrases/set-phrases.ts";

/** Texts that are rightly the same as in English: names, signs, and words that both languages have. */
const SAME = new Set([
  "fr clock.pause",
  "fr clock.utc",
  "fr note.title",
  "fr note.text",
  "fr case.messages",
  "fr urgency.urgent",
  "fr part.port",
  "fr part.question",
  "fr case.instrument",
  "fr via.document",
  "fr via.note",
  "fr practice.transport.socket",
  "fr sound.title",
  "es clock.utc",
  "es value.no",
  "fr replay.pause",
  "fr observe.title",
  "fr observe.list",
  "fr plan.action",
  "fr plan.organisation",
  "fr latency.most",
  "es latency.most",
  "ru latency.most",
  "ar latency.most",
  "zh latency.most",
  "ru clock.utc",
]);

const tables = await Promise.all(
  LANGUAGES.map(async ({ code, load }) => ({ code, texts: Object.entries(await load()) })),
);
const [english, ...others] = tables;
const inEnglish = new Map(english?.texts);

const formsOf = (text: Text): readonly string[] =>
  typeof text === "string" ? [text] : Object.values(text);
const gapsOf = (form: string): readonly string[] => [
  ...new Set([...form.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)),
];

test("The pages speak the six languages of the United Nations", () => {
  expect(tables.map(({ code }) => code).toSorted()).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
});

test("Every language has a text for every key, and for no other", () => {
  for (const { code, texts } of others)
    expect(new Set(texts.map(([key]) => key)), code).toEqual(new Set(inEnglish.keys()));
  for (const { code, texts } of tables)
    for (const [key, text] of texts)
      for (const form of formsOf(text)) expect(form.trim(), `${code} ${key}`).not.toBe("");
});

test("No text was left in English by oversight", () => {
  const same = others.flatMap(({ code, texts }) =>
    texts.flatMap(([key, text]) =>
      JSON.stringify(text) === JSON.stringify(inEnglish.get(key)) && !isPunctuation(text)
        ? [`${code} ${key}`]
        : [],
    ),
  );
  expect(same.filter((one) => !SAME.has(one))).toEqual([]);
  expect([...SAME].filter((one) => !same.includes(one))).toEqual([]);
});

/** Gaps and signs alone. */
function isPunctuation(text: Text): boolean {
  return formsOf(text).every((form) => !/\p{Letter}/u.test(form.replaceAll(/\{\w+\}/g, "")));
}

test("A text has the gaps that it has in English", () => {
  for (const { code, texts } of others)
    for (const [key, text] of texts) {
      const gaps = new Set(formsOf(inEnglish.get(key) ?? "").flatMap(gapsOf));
      const found = new Set(formsOf(text).flatMap(gapsOf));
      expect([...found].toSorted(), `${code} ${key}`).toEqual([...gaps].toSorted());
    }
});

test("A text with forms for numbers has each form that whole numbers ask for", () => {
  const wrong = tables.flatMap(({ code, texts }) => {
    const rules = new Intl.PluralRules(code);
    const asked = Array.from({ length: 201 }, (_, n) => rules.select(n));
    const wanted = [...new Set<string>([...asked, "other"])].toSorted().join();
    return texts.flatMap(([key, text]) =>
      typeof text === "string" || Object.keys(text).toSorted().join() === wanted
        ? []
        : [`${code} ${key}`],
    );
  });
  expect(wrong).toEqual([]);
});

test("Each language says how many of something in its own forms and digits", () => {
  const said = (code: string, n: number): string => {
    const texts = new Map(tables.find((table) => table.code === code)?.texts);
    return formatted(texts.get("clock.held") ?? "", code, { n });
  };
  expect(said("ru", 1)).toBe("Ожидается 1 ответ");
  expect(said("ru", 3)).toBe("Ожидаются 3 ответа");
  expect(said("ru", 25)).toBe("Ожидаются 25 ответов");
  expect(said("ar", 2)).toBe("إجابتان مستحقتان");
  expect(said("ar", 11)).toBe(`${new Intl.NumberFormat("ar").format(11)} إجابة مستحقة`);
  expect(said("zh", 1)).toBe("有 1 项答复待办");
});

test("No set phrase of one language is another phrase, and each exists in all six", () => {
  const texts = SET_PHRASES.flatMap((phrase) => Object.values(phrase.texts));
  expect(new Set(texts).size).toBe(texts.length);
  for (const phrase of SET_PHRASES)
    for (const { code } of LANGUAGES) expect(phrase.texts[code].trim()).toBe(phrase.texts[code]);
});
