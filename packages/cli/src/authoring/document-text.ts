import { type Document, isMap, isSeq, visit } from "yaml";

/** Columns of a line, as those of the files that are shipped. */
const WIDTH = 100;

/**
 * A document in the style of the files that are shipped: two spaces inwards, lines of 100 columns,
 * `{ key: value }` but `[value]`. Comments, order and values stay.
 */
export function documentText(document: Document): string {
  visit(document, {
    Collection: (_, node) => {
      if (node.flow !== true) return;
      const write = node.toString.bind(node);
      // The library pads both kinds of brackets alike, and each node has its own say.
      const padding = isSeq(node) ? "" : " ";
      node.toString = (context, onComment, onChompKeep) =>
        context === undefined
          ? write()
          : write({ ...context, flowCollectionPadding: padding }, onComment, onChompKeep);
    },
  });
  return document.toString({ lineWidth: WIDTH, singleQuote: false, trailingComma: true });
}

/** Whether a document is one map in block style, which can be rewritten without a loss. */
export function isBlockMap(document: Document): boolean {
  return isMap(document.contents) && document.contents.flow !== true;
}
