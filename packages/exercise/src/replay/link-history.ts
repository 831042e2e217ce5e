import { lastAtOrBefore } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import type { LinkDocument } from "../desk/index.ts";

/** Instants at which the traffic of one link changed, each list ascending. */
interface LinkEvents {
  readonly from: string;
  readonly to: string;
  readonly sent: Instant[];
  readonly closed: Instant[];
  /** Whether what closed was lost, in the same order. */
  readonly failed: boolean[];
  readonly lost: Instant[];
}

/** The traffic of every link at any instant: four searches a link, however long the journal. */
export class LinkHistory {
  readonly #links = new Map<string, LinkEvents>();
  /** Way of each message that is under way. */
  readonly #routes = new Map<string, readonly string[]>();

  note(record: JournalRecord): void {
    switch (record.kind) {
      case "sent":
        this.#routes.set(record.message, record.route);
        return this.#each(record.route, ({ sent }) => sent.push(record.at));
      case "delivered":
        if (record.again === undefined)
          this.#close(record.message, ({ closed, failed }) => {
            closed.push(record.at);
            failed.push(false);
          });
        return;
      case "lost":
        return this.#close(record.message, ({ closed, failed, lost }) => {
          closed.push(record.at);
          failed.push(true);
          lost.push(record.at);
        });
      default:
    }
  }

  at(instant: Instant): readonly LinkDocument[] {
    const documents: LinkDocument[] = [];
    for (const { from, to, sent, closed, failed, lost } of this.#links.values()) {
      const left = countUntil(sent, instant);
      const ended = countUntil(closed, instant);
      if (left === 0) continue;
      documents.push({
        kind: "link",
        from,
        to,
        sent: left,
        lost: countUntil(lost, instant),
        last_at: sent[left - 1] ?? 0,
        open: left - ended,
        failing: failed[ended - 1] ?? false,
      });
    }
    return documents;
  }

  #close(message: string, change: (link: LinkEvents) => void): void {
    const route = this.#routes.get(message) ?? [];
    if (this.#routes.delete(message)) this.#each(route, change);
  }

  #each(route: readonly string[], change: (link: LinkEvents) => void): void {
    for (let hop = 1; hop < route.length; hop++) {
      const from = route[hop - 1] ?? "";
      const to = route[hop] ?? "";
      const key = `${from}/${to}`;
      const link = this.#links.get(key) ?? { from, to, sent: [], closed: [], failed: [], lost: [] };
      this.#links.set(key, link);
      change(link);
    }
  }
}

/** How many of ascending instants do not lie after this one. */
export function countUntil(ascending: readonly Instant[], at: Instant): number {
  return lastAtOrBefore(ascending, at) + 1;
}
