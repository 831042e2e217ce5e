import { computed, signal } from "@preact/signals";
import type { PhraseLanguage } from "../phrases/set-phrase.ts";
import { ENGLISH_TEXTS, type TextKey, type Texts } from "../terms/english-texts.ts";
import { formatted } from "./formatted.ts";

export interface Language {
  readonly code: PhraseLanguage;
  /** In the language itself. */
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** A native speaker has read it. */
  readonly isReviewed: boolean;
  /** English comes with the pages, the others when they are chosen. */
  readonly load: () => Promise<Texts>;
}

/** The languages of the United Nations, in the order in which they are offered. */
export const LANGUAGES: readonly Language[] = [
  speech("en", "English", () => Promise.resolve(ENGLISH_TEXTS)),
  speech("fr", "Français", async () => (await import("../terms/french-texts.ts")).FRENCH_TEXTS),
  speech("es", "Español", async () => (await import("../terms/spanish-texts.ts")).SPANISH_TEXTS),
  speech("ru", "Русский", async () => (await import("../terms/russian-texts.ts")).RUSSIAN_TEXTS),
  speech("ar", "العربية", async () => (await import("../terms/arabic-texts.ts")).ARABIC_TEXTS),
  speech("zh", "中文", async () => (await import("../terms/chinese-texts.ts")).CHINESE_TEXTS),
];

const KEPT = "contactpoint-language";

/** The language in which the reader sees the pages, with its texts. */
const shown = signal<{ readonly language: Language; readonly texts: Texts }>({
  language: languageOf("en"),
  texts: ENGLISH_TEXTS,
});

export const currentLanguage = computed(() => shown.value.language);

/** Its code. */
export const language = computed(() => shown.value.language.code);

/** Shows the pages in a language once its texts are here; until then they stay as they are. */
export async function chooseLanguage(code: string): Promise<void> {
  const chosen = languageOf(code);
  const texts = await chosen.load();
  shown.value = { language: chosen, texts };
  localStorage.setItem(KEPT, chosen.code);
}

/** Shows the language chosen last, or else the first of the browser's that there is. */
export async function showFirstLanguage(): Promise<void> {
  const wished = [localStorage.getItem(KEPT), ...navigator.languages];
  const codes = wished.flatMap((code) => (code === null ? [] : [code.slice(0, 2)]));
  const first = LANGUAGES.find((one) => one.code === codes.find(isKnown));
  // Where the texts do not come, English is better than nothing.
  const texts = await first?.load().catch(() => undefined);
  if (first !== undefined && texts !== undefined) shown.value = { language: first, texts };
}

/** The text of a key in the reader's language. `n` chooses the form for a number. */
export function t(key: TextKey, put: Readonly<Record<string, string | number>> = {}): string {
  const { language: own, texts } = shown.value;
  return formatted(texts[key], own.code, put);
}

/** Whether a name belongs to a text; names that come from the server may be newer than these pages. */
function isTextKey(key: string): key is TextKey {
  return key in ENGLISH_TEXTS;
}

/** The text of a name that comes from the server, or the name itself. */
export function named(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return isTextKey(key) ? t(key) : name;
}

/** A language by the reader's name for it. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The text in the reader's language among several, or in English. */
export function inLanguage(texts: Readonly<Record<string, string>> | null): string {
  return texts === null ? "" : (texts[writtenIn(texts)] ?? "");
}

/** Code of the language in which `inLanguage` shows a text that exists in several. */
export function writtenIn(texts: Readonly<Record<string, string>>): string {
  const codes = Object.keys(texts);
  const code = language.value;
  return [code, "en"].find((one) => codes.includes(one)) ?? codes[0] ?? "en";
}

function isKnown(code: string): boolean {
  return LANGUAGES.some((one) => one.code === code);
}

function languageOf(code: string): Language {
  const found = LANGUAGES.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`there is no language ${code}`);
  return found;
}

function speech(code: PhraseLanguage, name: string, load: Language["load"]): Language {
  return { code, name, direction: code === "ar" ? "rtl" : "ltr", isReviewed: code === "en", load };
}
