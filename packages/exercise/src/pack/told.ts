import { html, type Markup, type Piece } from "@contactpoint/analysis/page-parts";
import type { Pack } from "./pack.ts";
import { apart, filled } from "./pack-text.ts";

type Texts = Readonly<Record<string, string>>;

/** A text of the scenario in the pack's language; else in English, or in the first that it has. */
export function inWords({ language }: Pack, texts: Texts | null | undefined): string {
  return texts?.[writtenIn(language, texts)] ?? "";
}

/** The same for a page, on which words of another language are marked as such. */
export function told(pack: Pack, texts: Texts | null | undefined): Piece {
  const words = inWords(pack, texts);
  const code = writtenIn(pack.language, texts ?? {});
  return words === "" || code === pack.language ? words : html`<bdi lang="${code}">${words}</bdi>`;
}

/** What a code of the scenario, such as a form or a post, is called; free names stay as they are. */
export function named(names: Texts, code: string): Piece {
  return Object.hasOwn(names, code) ? (names[code] ?? "") : apart(code);
}

/** Languages by their names in the pack's language. */
export function languageNames({ language, words }: Pack, codes: readonly string[]): string {
  const names = new Intl.DisplayNames(language, { type: "language" });
  return codes.map((code) => names.of(code) ?? code).join(words.comma);
}

/** A name and what belongs to it, such as `Starts: 12:00 UTC`. */
export function labelled({ words }: Pack, name: string, value: Piece): Markup {
  return filled(words.labelled, { name, value });
}

function writtenIn(language: string, texts: Texts): string {
  const codes = Object.keys(texts);
  return [language, "en"].find((code) => codes.includes(code)) ?? codes[0] ?? "en";
}
