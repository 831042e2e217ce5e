import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "@contactpoint/analysis/page-parts";
import { packWords } from "./pack.ts";
import { filled, joined } from "./pack-text.ts";
import { spanText } from "./pack-times.ts";
import { inWords, languageNames, named, told } from "./told.ts";

const pack = (language: string) =>
  ({ scenario: {} as never, language, words: packWords(language) }) as const;

test("What is put into a text stands there as it is, whatever it holds, and keeps its direction", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (state, zone) => {
      const escaped = (text: string): string => html`${text}`.text;
      expect(filled("in {state} ({zone}) and {state}", { state, zone }).text).toBe(
        `in <bdi>${escaped(state)}</bdi> (<bdi>${escaped(zone)}</bdi>) and <bdi>${escaped(state)}</bdi>`,
      );
    }),
  );
  expect(filled("by {what}", { what: html`<b>$&</b>` }).text).toBe("by <b>$&</b>");
});

test("A list leaves out what says nothing", () => {
  expect(joined(["", "one", "", html`<b>two</b>`], ", ").text).toBe("one, <b>two</b>");
});

test("A text that lacks the pack's language comes in English or its own, and is marked as such", () => {
  const texts = { en: "Now?", fr: "Là ?" };
  expect(told(pack("fr"), texts)).toBe("Là ?");
  expect(html`${told(pack("ar"), texts)}`.text).toBe('<bdi lang="en">Now?</bdi>');
  expect(html`${told(pack("en"), { de: "Jetzt?" })}`.text).toBe('<bdi lang="de">Jetzt?</bdi>');
  expect(inWords(pack("zh"), texts)).toBe("Now?");
  for (const none of [null, undefined, {}]) expect(told(pack("es"), none)).toBe("");
});

test("Codes that the pack knows are told in words, free names as they are", () => {
  const { names } = packWords("es");
  expect(named(names, "ping")).toBe("prueba de disponibilidad");
  expect(html`${named(names, "toString")}`.text).toBe("<bdi>toString</bdi>");
});

test("Languages are named in the pack's language, with its comma", () => {
  expect(languageNames(pack("ar"), ["fr", "en"])).toBe("الفرنسية، الإنجليزية");
  expect(languageNames(pack("zh"), ["fr", "en"])).toBe("法语，英语");
});

test("A span is told in the units of the language, in the digits of letters and logs", () => {
  const spans = [0, 90_000, 5_400_000, 176_400_000];
  const told = (language: string): readonly string[] =>
    spans.map((span) => spanText(language, span));
  expect(told("en")).toEqual(["0 sec", "1 min, 30 sec", "1 hr, 30 min", "2 days, 1 hr"]);
  expect(told("ru")).toEqual(["0 с", "1 мин 30 с", "1 ч 30 мин", "2 дн. 1 ч"]);
  expect(told("zh")).toEqual(["0秒", "1分钟30秒", "1小时30分钟", "2天1小时"]);
  expect(told("ar")).toEqual(["0 ث", "1 د و30 ث", "1 س و30 د", "يومان و1 س"]);
});
