import { LineCounter, parseDocument } from "yaml";

import { documentText, isBlockMap } from "./document-text.ts";

/**
 * A scenario or study file in the style of those that are shipped. Comments, order and values stay;
 * doing it again changes nothing.
 *
 * @throws TypeError if it is no YAML, or no map in block style
 */
export function formatted(text: string): string {
  const once = rewritten(text);
  // Where a comment moves from the end of a line to one of its own, a second pass settles it.
  return rewritten(once);
}

function rewritten(text: string): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: "1.2", lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new TypeError(`${line}:${col} is no YAML: ${error.message}`);
  }
  if (!isBlockMap(document)) throw new TypeError("1:1 is no scenario in block style");
  return documentText(document);
}
