import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, NeedRecord } from "@contactpoint/protocol";
import { countUntil } from "./link-history.ts";

/** Which requests are asked for. */
export interface RequestQuery {
  readonly which: "open" | "closed" | "all";
  /** Part of a request's id, or the code of a State. */
  readonly find: string;
}

interface Entry {
  readonly need: NeedRecord;
  /** Lines of the journal that are about it, ascending. */
  readonly lines: number[];
  /** `Infinity`: it was still open at the end. */
  closed: Instant;
}

/** All requests in the order of their needs: which there were at an instant, and where each is told. */
export class DocketHistory {
  readonly #entries: Entry[] = [];
  readonly #byId = new Map<string, Entry>();
  readonly #needed: Instant[] = [];
  readonly #closed: Instant[] = [];

  note(record: JournalRecord, line: number): void {
    if (record.kind === "need") {
      const entry = { need: record, lines: [line], closed: Infinity };
      this.#entries.push(entry);
      this.#byId.set(record.request, entry);
      this.#needed.push(record.at);
      return;
    }
    if (!("request" in record) || record.kind === "exposed") return;
    const entry = this.#byId.get(record.request ?? "");
    if (entry === undefined) return;
    entry.lines.push(line);
    if (entry.closed !== Infinity || !closes(record)) return;
    entry.closed = record.at;
    this.#closed.push(record.at);
  }

  need(request: string): NeedRecord | undefined {
    return this.#byId.get(request)?.need;
  }

  lines(request: string): readonly number[] {
    return this.#byId.get(request)?.lines ?? [];
  }

  counts(at: Instant): { readonly needed: number; readonly closed: number } {
    return { needed: countUntil(this.#needed, at), closed: countUntil(this.#closed, at) };
  }

  /** Those that fit, newest first: how many, and a page of them. */
  find(
    at: Instant,
    { which, find }: RequestQuery,
    page: { readonly skip: number; readonly most: number },
  ): { readonly total: number; readonly requests: readonly string[] } {
    const requests: string[] = [];
    let total = 0;
    const wanted = find.toLowerCase();
    for (let index = countUntil(this.#needed, at) - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (entry === undefined || !fits(entry, at, which) || !names(entry.need, wanted)) continue;
      if (total >= page.skip && requests.length < page.most) requests.push(entry.need.request);
      total += 1;
    }
    return { total, requests };
  }
}

/** Of the same needs and the same facts as the sheets of requests. */
function closes(record: JournalRecord): boolean {
  if (record.kind === "no-basis") return true;
  return record.kind === "state" && record.machine === "requesting" && record.final === true;
}

function fits({ closed }: Entry, at: Instant, which: RequestQuery["which"]): boolean {
  return which === "all" || closed <= at === (which === "closed");
}

function names({ request, from, to }: NeedRecord, wanted: string): boolean {
  if (wanted === "") return true;
  return (
    request.toLowerCase().includes(wanted) ||
    from.toLowerCase() === wanted ||
    to.toLowerCase() === wanted
  );
}
