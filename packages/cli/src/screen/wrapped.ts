import { stripVTControlCharacters } from "node:util";

const WIDTH = 80;

/**
 * Words filled into lines of at most 80 columns. The first line begins with `first`, the others
 * with `rest`; a word longer than a line stands alone on one.
 */
export function wrapped(text: string, first = "", rest = first): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    const indent = lines.length === 0 ? first : rest;
    if (line !== "" && indent.length + stripVTControlCharacters(longer).length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, (lines.length === 0 ? first : rest) + line].join("\n");
}
