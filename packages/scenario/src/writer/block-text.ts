import { flowText, keyText, scalarText } from "./flow-text.ts";
import { foldedText } from "./folded-text.ts";

/** Columns of a line, as the repository's formatter has them. */
const WIDTH = 100;

interface Layout {
  /** The value's entries get a line each, even if they all fit into one. */
  readonly spread?: boolean;
  readonly indent?: number;
}

/** Lines of `key: value`: on one line if it fits, else one for each entry, and so on inwards. */
export function blockText(key: string, value: unknown, layout: Layout = {}): string[] {
  const { indent = 0, spread = false } = layout;
  return valueLines(`${" ".repeat(indent)}${keyText(key)}:`, value, indent + 2, spread);
}

/** `lead` is what stands before the value on its line; entries inside are indented by `indent`. */
function valueLines(lead: string, value: unknown, indent: number, spread: boolean): string[] {
  if (typeof value === "string") return textLines(lead, value, indent);
  if (!isCollection(value)) return [`${lead} ${scalarText(value)}`];
  const entries = Array.isArray(value) ? value : Object.keys(value);
  const flow = `${lead} ${flowText(value)}`;
  if (entries.length === 0 || (!spread && flow.length <= WIDTH)) return [flow];
  return [lead, ...entryLines(value, indent)];
}

function entryLines(value: object, indent: number): string[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => itemLines(item, indent));
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .flatMap(([key, inner]) => blockText(key, inner, { indent }));
}

/** An item of a list; a map that does not fit begins on the line of its dash. */
function itemLines(item: unknown, indent: number): string[] {
  const dash = `${" ".repeat(indent)}-`;
  if (!isCollection(item) || `${dash} ${flowText(item)}`.length <= WIDTH) {
    return valueLines(dash, item, indent + 2, false);
  }
  const [first = "", ...rest] = entryLines(item, indent + 2);
  return [`${dash} ${first.trimStart()}`, ...rest];
}

/** A long text of plain words is folded; any other stays on its line, however long. */
function textLines(lead: string, text: string, indent: number): string[] {
  const line = `${lead} ${scalarText(text)}`;
  if (line.length <= WIDTH || !/^\S+( \S+)+$/u.test(text)) return [line];
  const indented = foldedText(text, WIDTH - indent).map((each) => `${" ".repeat(indent)}${each}`);
  return [`${lead} >-`, ...indented];
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
