/** A text as an attribute in its quotes. What XML 1.0 cannot write becomes U+FFFD. */
export function xmlAttribute(text: string): string {
  const escaped = text
    .replaceAll(NO_CHARACTER, "\uFFFD")
    .replaceAll(/[&<>"\t\n\r]/g, (character) => `&#${character.codePointAt(0)};`);
  return `"${escaped}"`;
}

/** Production 2 of XML 1.0, `Char`: most control characters, halves of pairs, U+FFFE and U+FFFF. */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
