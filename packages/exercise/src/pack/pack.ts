import type { ResolvedScenario } from "@contactpoint/protocol";
import { ARABIC_PACK } from "./pack-arabic.ts";
import { CHINESE_PACK } from "./pack-chinese.ts";
import { ENGLISH_PACK, type PackWords } from "./pack-english.ts";
import { FRENCH_PACK } from "./pack-french.ts";
import { RUSSIAN_PACK } from "./pack-russian.ts";
import { SPANISH_PACK } from "./pack-spanish.ts";

/** What the pages of a pack are made from. */
export interface Pack {
  readonly scenario: ResolvedScenario;
  /** ISO 639-1. */
  readonly language: string;
  readonly words: PackWords;
}

const WORDS: Readonly<Record<string, PackWords>> = {
  en: ENGLISH_PACK,
  fr: FRENCH_PACK,
  es: SPANISH_PACK,
  ru: RUSSIAN_PACK,
  ar: ARABIC_PACK,
  zh: CHINESE_PACK,
};

/** Languages in which a pack can be printed. */
export const PACK_LANGUAGES: readonly string[] = Object.keys(WORDS);

/** Languages of a scenario's title for which there are words. */
export function packLanguages({ title }: Pick<ResolvedScenario, "title">): readonly string[] {
  return PACK_LANGUAGES.filter((language) => Object.hasOwn(title, language));
}

/** @throws RangeError if there are no words for the language */
export function packWords(language: string): PackWords {
  const words = WORDS[language];
  if (words === undefined) throw new RangeError(`there are no words in ${language}`);
  return words;
}

/** States that people play, in the file's order. */
export function playedStates({ exercise, states }: ResolvedScenario): ResolvedScenario["states"] {
  const played = new Set(
    exercise?.seats.flatMap(({ state, played_by }) => (played_by === "human" ? [state] : [])),
  );
  return states.filter(({ id }) => played.has(id));
}
