import type { ResolvedScenario } from "@contactpoint/protocol";
import { ENGLISH_PACK, type PackWords } from "./pack-english.ts";
import { FRENCH_PACK } from "./pack-french.ts";

/** What the pages of a pack are made from. */
export interface Pack {
  readonly scenario: ResolvedScenario;
  /** ISO 639-1. */
  readonly language: string;
  readonly words: PackWords;
}

const WORDS: Readonly<Record<string, PackWords>> = { en: ENGLISH_PACK, fr: FRENCH_PACK };

/** Languages in which a pack can be printed. */
export const PACK_LANGUAGES: readonly string[] = Object.keys(WORDS);

/** Languages of a scenario's title for which there are words. */
export function packLanguages({ title }: Pick<ResolvedScenario, "title">): readonly string[] {
  return PACK_LANGUAGES.filter((language) => Object.hasOwn(title, language));
}

/** @throws RangeError if there are no words for the language */
export function packOf(scenario: ResolvedScenario, language: string): Pack {
  const words = WORDS[language];
  if (words === undefined) throw new RangeError(`there are no words in ${language}`);
  return { scenario, language, words };
}

/** A text of the scenario in the pack's language; in English if there is none. */
export function inWords(
  { language }: Pack,
  text: Readonly<Record<string, string>> | null | undefined,
): string {
  return text?.[language] ?? text?.["en"] ?? "";
}

/** States that people play, in the file's order. */
export function playedStates({ exercise, states }: ResolvedScenario): ResolvedScenario["states"] {
  const played = new Set(
    exercise?.seats.flatMap(({ state, played_by }) => (played_by === "human" ? [state] : [])),
  );
  return states.filter(({ id }) => played.has(id));
}
