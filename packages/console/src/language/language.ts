import { computed, signal } from "@preact/signals";
import { ARABIC } from "./arabic.ts";
import { ENGLISH, type Catalogue, type TextKey } from "./english.ts";
import { FRENCH } from "./french.ts";

interface Language {
  readonly code: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  readonly texts: Catalogue;
  /** A native speaker has read it. */
  readonly isReviewed: boolean;
}

export const LANGUAGES: readonly Language[] = [
  { code: "en", name: "English", direction: "ltr", texts: ENGLISH, isReviewed: true },
  { code: "fr", name: "Français", direction: "ltr", texts: FRENCH, isReviewed: false },
  { code: "ar", name: "العربية", direction: "rtl", texts: ARABIC, isReviewed: false },
];

const KEPT = "contactpoint-language";

/** Code of the language in which the reader sees the pages. */
export const language = signal(firstLanguage());

export const currentLanguage = computed<Language>(
  () => LANGUAGES.find(({ code }) => code === language.value) ?? ENGLISH_ALONE,
);

const ENGLISH_ALONE: Language = {
  code: "en",
  name: "English",
  direction: "ltr",
  texts: ENGLISH,
  isReviewed: true,
};

export function chooseLanguage(code: string): void {
  language.value = code;
  localStorage.setItem(KEPT, code);
}

/** The text of a key in the reader's language. `n` chooses the form for a number. */
export function t(key: TextKey, put: Readonly<Record<string, string | number>> = {}): string {
  const { texts, code } = currentLanguage.value;
  const text = texts[key];
  const form =
    typeof text === "string"
      ? text
      : (text[new Intl.PluralRules(code).select(Number(put["n"] ?? 0))] ?? text.other ?? "");
  return form.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(put[name] ?? ""));
}

/** Whether a name belongs to a text; names that come from the server may be newer than these pages. */
function isTextKey(key: string): key is TextKey {
  return key in ENGLISH;
}

/** The text of a name that comes from the server, or the name itself. */
export function named(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return isTextKey(key) ? t(key) : name;
}

/** The text in the reader's language among several, or in English. */
export function inLanguage(texts: Readonly<Record<string, string>> | null): string {
  if (texts === null) return "";
  return texts[language.value] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
}

function firstLanguage(): string {
  const codes = new Set(["en", "fr", "ar"]);
  const kept = localStorage.getItem(KEPT);
  if (kept !== null && codes.has(kept)) return kept;
  return (
    navigator.languages.map((code) => code.slice(0, 2)).find((code) => codes.has(code)) ?? "en"
  );
}
