import { expect, test } from "vitest";
import { PACK_LANGUAGES, packWords } from "./pack.ts";
import { counted } from "./pack-text.ts";

/** Texts that are rightly the same as in English. */
const SAME = new Set([
  ...["es", "ru", "ar"].map((language) => `${language} labelled`),
  ...["fr", "es", "ru"].map((language) => `${language} comma`),
  ...[
    "instrument",
    "groundNames.discrimination",
    "names.urgent",
    "names.document",
    "names.note",
  ].map((name) => `fr ${name}`),
  ...["fr", "es", "ru", "ar", "zh"].flatMap((language) =>
    ["terms.8.0", "terms.9.0"].map((name) => `${language} ${name}`),
  ),
]);

/** Every text of a table by its place in it, such as `names.ping` or `ruleList.3`. */
function textsOf(table: unknown, place = ""): readonly (readonly [string, string])[] {
  if (typeof table === "string") return [[place, table]];
  return Object.entries(table as object).flatMap(([key, value]) =>
    textsOf(value, place === "" ? key : `${place}.${key}`),
  );
}

/** Forms of one text by number differ from language to language. */
const withoutForm = (place: string): string => place.replace(/^repeated\..*/u, "repeated");
const gapsOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/gu)].map(([, name = ""]) => name);

function gapsByPlace(language: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const [place, text] of textsOf(packWords(language))) {
    const key = withoutForm(place);
    found[key] = [...new Set([...(found[key] ?? []), ...gapsOf(text)])].toSorted();
  }
  return found;
}

const translations = PACK_LANGUAGES.filter((language) => language !== "en");

test("A pack speaks the six languages of the United Nations, and no other", () => {
  expect(PACK_LANGUAGES.toSorted()).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
  expect(() => packWords("de")).toThrow(RangeError);
});

test("Every table has the keys, the lists and the gaps of the English one", () => {
  for (const language of translations)
    expect(gapsByPlace(language), language).toEqual(gapsByPlace("en"));
});

test("No text is empty, none has a space at an end but a separator, and none stayed in English", () => {
  const english = new Map(textsOf(packWords("en")));
  const same: string[] = [];
  for (const language of PACK_LANGUAGES)
    for (const [place, text] of textsOf(packWords(language))) {
      expect(text.trim(), `${language} ${place}`).not.toBe("");
      if (place !== "comma") expect(text.trim(), `${language} ${place}`).toBe(text);
      if (language !== "en" && english.get(place) === text) same.push(`${language} ${place}`);
    }
  expect(same.toSorted()).toEqual([...SAME].toSorted());
});

test("A text with forms for numbers has each form that whole numbers ask for", () => {
  for (const language of PACK_LANGUAGES) {
    const rules = new Intl.PluralRules(language);
    const asked = Array.from({ length: 201 }, (_, n) => rules.select(n));
    const forms = Object.keys(packWords(language).repeated);
    const wanted = new Set(["other", ...asked]);
    // French and Spanish have a form for millions, too.
    expect(forms.filter((form) => form !== "many" || wanted.has(form)).toSorted()).toEqual(
      [...wanted].toSorted(),
    );
  }
});

test("A repetition is told in the form for its number", () => {
  const said = (language: string, n: number): string =>
    counted(packWords(language).repeated, language, n, { every: "10 min" }).text.replaceAll(
      /<[^>]+>/gu,
      "",
    );
  expect([1, 3].map((n) => said("en", n))).toEqual(["once", "3 times, every 10 min"]);
  expect([1, 3, 5, 22].map((n) => said("ru", n).split(",")[0])).toEqual([
    "1 раз",
    "3 раза",
    "5 раз",
    "22 раза",
  ]);
  expect([1, 2, 3, 11].map((n) => said("ar", n).split("،")[0])).toEqual([
    "مرة واحدة",
    "مرتان",
    "3 مرات",
    "11 مرة",
  ]);
  expect(said("zh", 2)).toBe("共 2 次，间隔10 min");
});
