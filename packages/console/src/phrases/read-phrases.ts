import type { PhraseLanguage, SetPhrase } from "./set-phrase.ts";

/** A piece of a text: a set phrase in the reader's language, or words as somebody wrote them. */
export interface Piece {
  readonly text: string;
  readonly isSetPhrase: boolean;
}

/** Stands before each text of a machine, and names the language that its words stand for. */
const OPENING = /^EXERCISE(?: \(for a text in [a-z]+\))?: /;

/** Reads set phrases wherever a piece of a text begins, in whichever language they were written. */
export class PhraseReader {
  /** Longest first, since one phrase may begin another. */
  readonly #known: readonly { readonly text: string; readonly phrase: SetPhrase }[];

  constructor(phrases: readonly SetPhrase[]) {
    this.#known = phrases
      .flatMap((phrase) => Object.values(phrase.texts).map((text) => ({ text, phrase })))
      .toSorted((a, b) => b.text.length - a.text.length);
  }

  /** The pieces of a text, in order; one alone if it holds no set phrase. */
  read(text: string, language: PhraseLanguage): readonly Piece[] {
    const pieces: Piece[] = [];
    let rest = text.replace(OPENING, "").trim();
    while (rest !== "") {
      const found = this.#known.find(({ text: known }) => begins(rest, known));
      const taken = found === undefined ? lineOf(rest) : found.text;
      pieces.push({
        text: found?.phrase.texts[language] ?? taken.trim(),
        isSetPhrase: found !== undefined,
      });
      rest = rest.slice(taken.length).trimStart();
    }
    return pieces.some(({ isSetPhrase }) => isSetPhrase) ? pieces : [{ text, isSetPhrase: false }];
  }
}

/** A machine wrote it, in English whatever language it stands for. */
export function isMachineText(text: string): boolean {
  return OPENING.test(text);
}

/** Chinese puts no space after a full stop, so what ends a sentence may be followed by anything. */
function begins(text: string, known: string): boolean {
  if (!text.startsWith(known)) return false;
  const next = text.charAt(known.length);
  return next === "" || /\s/.test(next) || known.endsWith("。");
}

function lineOf(text: string): string {
  const end = text.indexOf("\n");
  return end < 0 ? text : text.slice(0, end);
}
