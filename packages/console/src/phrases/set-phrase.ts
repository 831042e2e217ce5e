/** The six languages of the United Nations, in which each set phrase exists. */
export type PhraseLanguage = "en" | "fr" | "ar" | "es" | "ru" | "zh";

/** Where a phrase may be chosen; `machine`: nowhere, since only machine-played States write it. */
export type PhraseUse =
  | "relation"
  | "necessity"
  | "reasons"
  | "question"
  | "prejudice"
  | "facts"
  | "machine";

export interface SetPhrase {
  readonly use: PhraseUse;
  readonly texts: Readonly<Record<PhraseLanguage, string>>;
}

/** The sentence in English, French, Arabic, Spanish, Russian and Chinese. */
export function phrase(
  use: PhraseUse,
  ...[en, fr, ar, es, ru, zh]: readonly [string, string, string, string, string, string]
): SetPhrase {
  return { use, texts: { en, fr, ar, es, ru, zh } };
}
