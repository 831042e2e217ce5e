import { formatInstant } from "@contactpoint/engine";
import type { Duration, Instant } from "@contactpoint/engine";

// Rows in one chunk: large enough that writing a file is not the slow part.
const ROWS_PER_CHUNK = 512;
const NEEDS_QUOTES = /[",\r\n]/u;

/** A text field, quoted where RFC 4180 asks for it. */
export function textField(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** ISO 8601 in UTC with milliseconds; empty for what did not happen. */
export function instantField(at: Instant | undefined): string {
  return at === undefined || Number.isNaN(at) ? "" : formatInstant(at);
}

/** Seconds with exactly three decimals; empty for what did not happen. */
export function secondsField(duration: Duration | undefined): string {
  if (duration === undefined || Number.isNaN(duration)) {
    return "";
  }
  // Digits of the integer, because dividing first could round a millisecond away.
  const digits = String(Math.abs(duration)).padStart(4, "0");
  return `${duration < 0 ? "-" : ""}${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

export function numberField(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(value);
}

export function flagField(flag: number | undefined): string {
  return flag === 1 ? "true" : flag === 0 ? "false" : "";
}

/** The lines of a CSV file in chunks of text, header first, each line ended by LF. */
export function* csvChunks(
  header: readonly string[],
  rows: number,
  fieldsOf: (row: number) => readonly string[],
): Generator<string> {
  let lines = [header.join(",")];
  for (let row = 0; row < rows; row += 1) {
    lines.push(fieldsOf(row).join(","));
    if (lines.length >= ROWS_PER_CHUNK) {
      yield `${lines.join("\n")}\n`;
      lines = [];
    }
  }
  if (lines.length > 0) {
    yield `${lines.join("\n")}\n`;
  }
}
