import { signal } from "@preact/signals";
import { PhraseReader } from "./read-phrases.ts";
import type { PhraseUse, SetPhrase } from "./set-phrase.ts";

interface PhraseBook {
  readonly phrases: readonly SetPhrase[];
  readonly reader: PhraseReader;
}

/** The set phrases, once they are here; pages do without them until then. */
export const phraseBook = signal<PhraseBook | null>(null);

/** Fetches the set phrases of all languages; called when there is something to read or to write. */
export async function openPhraseBook(): Promise<void> {
  const { SET_PHRASES } = await import("./set-phrases.ts");
  phraseBook.value = { phrases: SET_PHRASES, reader: new PhraseReader(SET_PHRASES) };
}

/** The phrases that may be chosen in one place. */
export function phrasesFor(use: PhraseUse): readonly SetPhrase[] {
  return phraseBook.value?.phrases.filter((phrase) => phrase.use === use) ?? [];
}
