/**
 * A text of somebody else's, as it may go to a terminal: characters that would steer it, or turn the
 * direction of writing, are written as escapes.
 *
 * @param most characters shown of it
 */
export function visible(text: string, most = Infinity): string {
  const shown = text.length > most ? `${text.slice(0, most)}…` : text;
  return shown.toWellFormed().replaceAll(STEERING, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return `\\u${code.padStart(4, "0")}`;
  });
}

/** Control characters, line and paragraph separators, and controls of direction. */
const STEERING = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]/gu;
