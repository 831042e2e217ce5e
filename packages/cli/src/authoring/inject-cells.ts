import { parse, stringify } from "yaml";

/** An inject as its file says it. */
export type InjectText = Readonly<Record<string, unknown>>;
/** Cells by column; those that say nothing are empty. */
export type Cells = Readonly<Record<string, string>>;

/** Keys of an inject whose cell holds a plain text. */
const PLAIN = ["to", "from", "via", "objective"] as const;
/** Keys whose texts may stand in several languages, each in a column of its own. */
export const TRANSLATED = ["body", "expected"] as const;
/** What makes up the column `condition`. */
export const CONDITIONS = ["after", "when", "unless", "repeat"] as const;

/** What a planner may change in a list, beside the other languages of a text. */
export const COLUMNS = [
  "id",
  "time",
  "to",
  "from",
  "via",
  "body",
  "request",
  "condition",
  "expected",
  "objective",
] as const;

/** Whether a list may have this column. */
export function isColumn(name: string): boolean {
  return COLUMNS.some((one) => one === name) || /^(body|expected)_([a-z]{2,3}|file)$/.test(name);
}

/** @param time what stands for `at`, such as `T+00:15` */
export function cellsOf(inject: InjectText, time: string): Cells {
  const cells: Record<string, string> = { id: plain(inject["id"]), time };
  for (const key of PLAIN) cells[key] = plain(inject[key]);
  for (const key of TRANSLATED) Object.assign(cells, translatedCells(key, inject[key]));
  cells["request"] = flow(inject["request"]);
  const conditions = CONDITIONS.flatMap((key) =>
    inject[key] === undefined ? [] : [[key, inject[key]] as const],
  );
  cells["condition"] = conditions.length === 0 ? "" : flow(Object.fromEntries(conditions));
  return cells;
}

/**
 * The keys of an inject that differ where its cells do, with what they should be: undefined for
 * none. A column that either list lacks changes nothing.
 *
 * @throws TypeError if a cell of `request` or `condition` is no map
 */
export function changesOf(before: Cells, after: Cells): ReadonlyMap<string, unknown> {
  const changes = new Map<string, unknown>();
  const differs = (column: string): boolean =>
    after[column] !== undefined && after[column] !== (before[column] ?? "");
  if (differs("id")) changes.set("id", after["id"]);
  if (differs("time")) changes.set("at", textOf(after["time"]));
  for (const key of PLAIN) if (differs(key)) changes.set(key, textOf(after[key]));
  for (const key of TRANSLATED) {
    const columns = Object.keys(after).filter((one) => one === key || one.startsWith(`${key}_`));
    if (columns.some(differs)) changes.set(key, translated(key, { ...before, ...after }));
  }
  if (differs("request")) changes.set("request", mapOf("request", after["request"] ?? ""));
  if (differs("condition")) {
    const map = mapOf("condition", after["condition"] ?? "") ?? {};
    const unknown = Object.keys(map).find((key) => !CONDITIONS.some((one) => one === key));
    if (unknown !== undefined) throw new TypeError(`condition has no key ${unknown}`);
    for (const key of CONDITIONS) changes.set(key, map[key]);
  }
  return changes;
}

function translatedCells(key: string, value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return { [key]: plain(value) };
  const entries = Object.entries(value).map(
    ([language, text]) => [language === "en" ? key : `${key}_${language}`, plain(text)] as const,
  );
  return { [key]: "", ...Object.fromEntries(entries) };
}

/** A bare text is English; several languages make a map. */
function translated(key: string, cells: Cells): unknown {
  const texts = Object.entries(cells).flatMap(([column, text]): [string, string][] => {
    if (text === "") return [];
    if (column === key) return [["en", text]];
    return column.startsWith(`${key}_`) ? [[column.slice(key.length + 1), text]] : [];
  });
  const map = Object.fromEntries(texts);
  if (texts.length === 0) return undefined;
  return texts.length === 1 && map["en"] !== undefined ? map["en"] : map;
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textOf(cell: string | undefined): string | undefined {
  return cell === "" ? undefined : cell;
}

/** On one line, as YAML of flow style, which JSON is a part of. */
function flow(value: unknown): string {
  if (value === undefined) return "";
  return stringify(value, { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
}

function mapOf(column: string, cell: string): Readonly<Record<string, unknown>> | undefined {
  if (cell === "") return undefined;
  const value: unknown = parse(cell);
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw new TypeError(`the cell of ${column} is no map such as { form: ping }`);
}
