import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, NeedRecord } from "@contactpoint/protocol";
import type { DiagramReason, RequestDiagram, RequestRecord } from "./request-diagram.ts";
import { DIAGRAM_REASONS } from "./request-diagram.ts";
import { RequestFamily } from "./request-family.ts";

/** Requests watched at once. Of those that arise while so many are open, none is drawn. */
export const MOST_WATCHED = 2_000;

/** A sink of journal records that keeps what the drawing of one request needs. */
export interface DiagramCollector {
  add(record: JournalRecord): void;
  /** What to draw of what was added so far; `null` if there is no request. */
  diagram(): RequestDiagram | null;
}

/**
 * Chooses the request named, else of those after the warm-up the urgent one that took longest to
 * preserve, else the first that a child followed, else the one of any urgency that took longest, else
 * the first that was sent. Of equals the earlier one. Its memory is bounded, whatever the run's length.
 */
export function diagramCollector(request?: string): DiagramCollector {
  return new Collector(request);
}

class Collector implements DiagramCollector {
  readonly #wanted: string | undefined;
  readonly #families = new Set<RequestFamily>();
  /** The same families by the ids of all their members. */
  readonly #byRequest = new Map<string, RequestFamily>();
  readonly #best = new Map<DiagramReason, RequestFamily>();
  #countsFrom: Instant = Infinity;

  constructor(request: string | undefined) {
    this.#wanted = request;
  }

  add(record: JournalRecord): void {
    switch (record.kind) {
      case "scenario":
        this.#countsFrom = record.scenario.clock.start + record.scenario.clock.warm_up;
        return;
      case "need":
        this.#addNeed(record);
        return;
      case "duty":
      case "call":
      case "fault":
      case "inject":
      case "crash":
      case "audit":
      case "phase":
      case "end":
        return;
      default:
        this.#addToFamily(record);
    }
  }

  diagram(): RequestDiagram | null {
    const best = new Map(this.#best);
    for (const family of this.#families) {
      this.#weigh(family, best);
    }
    const because = DIAGRAM_REASONS.find((reason) => best.has(reason));
    return because === undefined ? null : (best.get(because)?.diagram(because) ?? null);
  }

  #addNeed(need: NeedRecord): void {
    const parent = need.parent === undefined ? undefined : this.#byRequest.get(need.parent);
    if (parent !== undefined) {
      parent.addChild(need);
      this.#byRequest.set(need.request, parent);
      return;
    }
    const isWanted =
      this.#wanted === undefined
        ? need.at >= this.#countsFrom &&
          need.parent === undefined &&
          this.#families.size < MOST_WATCHED
        : need.request === this.#wanted;
    if (isWanted) {
      const family = new RequestFamily(need);
      this.#families.add(family);
      this.#byRequest.set(need.request, family);
    }
  }

  #addToFamily(record: RequestRecord): void {
    const family = this.#byRequest.get(record.request ?? "");
    if (family === undefined) {
      return;
    }
    family.add(record);
    if (family.isSettled && (family.isFinal || family.timeToPreserve !== null)) {
      const replaced = this.#weigh(family, this.#best);
      for (const each of [family, ...replaced]) {
        if (![...this.#best.values()].includes(each)) {
          this.#forget(each);
        }
      }
    }
  }

  /** Makes the family the best for its reason if it is; gives the one whose place it took. */
  #weigh(family: RequestFamily, best: Map<DiagramReason, RequestFamily>): RequestFamily[] {
    const reason = this.#wanted === undefined ? family.reason() : "named";
    const rival = reason === null ? undefined : best.get(reason);
    if (reason === null || (rival !== undefined && !isBefore(family, rival, reason))) {
      return [];
    }
    best.set(reason, family);
    return rival === undefined ? [] : [rival];
  }

  #forget(family: RequestFamily): void {
    this.#families.delete(family);
    for (const request of family.requests) {
      this.#byRequest.delete(request);
    }
  }
}

// Families are weighed in the order in which they settle, so the earlier need is asked for.
function isBefore(family: RequestFamily, rival: RequestFamily, reason: DiagramReason): boolean {
  const longer = (family.timeToPreserve ?? 0) - (rival.timeToPreserve ?? 0);
  const bySlowness = reason === "slowest-urgent" || reason === "slowest";
  return bySlowness && longer !== 0 ? longer > 0 : family.need.at < rival.need.at;
}
