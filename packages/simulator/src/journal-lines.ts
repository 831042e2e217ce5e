import type { JournalRecord } from "@contactpoint/protocol";

/** Lines are handed on in pieces of about this many characters. */
const CHUNK = 1 << 20;

/** A sink that writes one compact JSON object a line; call `end` after the last record. */
export function journalLines(
  write: (chunk: string) => void,
): ((record: JournalRecord) => void) & { readonly end: () => void } {
  let lines: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (lines.length > 0) write(lines.join(""));
    lines = [];
    size = 0;
  };
  const sink = (record: JournalRecord): void => {
    const line = `${JSON.stringify(record)}\n`;
    lines.push(line);
    size += line.length;
    if (size >= CHUNK) flush();
  };
  return Object.assign(sink, { end: flush });
}
