import { PhraseReader } from "./read-phrases.ts";
import type { PhraseUse, SetPhrase } from "./set-phrase.ts";
import { SET_PHRASES } from "./set-phrases.ts";

// They come with the page: what is fetched when it is needed may meet a line that is cut, and
// browsers do not ask again for a module that once failed to load.
const reader = new PhraseReader(SET_PHRASES);

/** The pieces of somebody else's text, set phrases among them in the reader's language. */
export const readPhrases = reader.read.bind(reader);

/** The phrases that may be chosen in one place. */
export function phrasesFor(use: PhraseUse): readonly SetPhrase[] {
  return SET_PHRASES.filter((phrase) => phrase.use === use);
}
