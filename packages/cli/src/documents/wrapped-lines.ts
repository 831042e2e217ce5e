/** A text in lines of at most 100 columns, the later ones indented; words and code are never broken. */
export function wrappedLines(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(line === undefined ? word : indent + word);
    }
  }
  return lines.join("\n");
}

/** Spaces within code do not divide words. */
const WORD = /(?:`[^`]*`|[^ `])+/g;

const WIDTH = 100;
