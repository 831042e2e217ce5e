import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLMap,
} from "yaml";

import { documentText } from "./document-text.ts";

/** The part of a scenario file that lists its injects, as a document of its own. */
export interface InjectSection {
  readonly document: Document;
  /** The injects in the file's order. */
  readonly injects: readonly YAMLMap[];
  /** The whole file, with this section as the document now is; everything else to the byte. */
  readonly rewritten: () => string;
}

/**
 * @throws TypeError if the file is no map in block style, or its injects are no list of maps
 */
export function injectSection(text: string): InjectSection {
  const { from, until } = boundsOf(text);
  const document = parseDocument(from === until ? "injects: []\n" : text.slice(from, until));
  const list = document.get("injects");
  if (!isSeq(list) || !list.items.every(isMap)) throw new TypeError("injects is no list of maps");
  const rewritten = (): string => {
    const lead = from === text.length && !text.endsWith("\n") ? "\n" : "";
    const section = documentText(document);
    return `${text.slice(0, from)}${lead}${section}${text.slice(until)}`;
  };
  return { document, injects: list.items.filter(isMap), rewritten };
}

/** From the key to what follows it; both the file's end if it has no injects. */
function boundsOf(text: string): { readonly from: number; readonly until: number } {
  const root = parseDocument(text, { lineCounter: new LineCounter() }).contents;
  if (!isMap(root) || root.flow === true)
    throw new TypeError("only a file in block style can be rewritten, not one in JSON");
  const starts = root.items.map(({ key }) => (isScalar(key) ? (key.range?.[0] ?? 0) : 0));
  const index = root.items.findIndex(({ key }) => isScalar(key) && key.value === "injects");
  if (index < 0) return { from: text.length, until: text.length };
  const from = starts[index] ?? 0;
  return { from, until: from + ownLength(text.slice(from, starts[index + 1] ?? text.length)) };
}

/** Without the empty lines and comments before what follows. */
function ownLength(section: string): number {
  const lines = section.split(/(?<=\n)/);
  while (/^(#.*|\s*)\n?$/.test(lines.at(-1) ?? "end")) lines.pop();
  return lines.join("").length;
}
