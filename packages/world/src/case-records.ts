import type { HoldOrders, HoldRecord, StateRecord } from "@contactpoint/protocol";
import type { Case } from "./case.ts";

/** A file and item being stepped, and where that is written down; nothing where nobody listens. */
export interface SteppedCase {
  readonly now: number;
  readonly record: ((record: StateRecord | HoldRecord) => void) | null;
  readonly of: Case;
  /** -1 for the request as a whole. */
  readonly item: number;
}

export function writeState(
  { now, record, of, item }: SteppedCase,
  { machine, from, event, to, final }: Omit<StateRecord, "kind" | "at" | "node">,
): void {
  record?.({
    kind: "state",
    at: now,
    node: of.point.id,
    machine,
    request: of.facts.id,
    item: item < 0 ? undefined : item,
    from,
    event,
    to,
    final,
  });
}

export function writeHold(
  { now, record, of, item }: SteppedCase,
  change: Parameters<HoldOrders["hold"]>[0],
  until: number,
  order_until: number,
  reason: string | undefined,
): void {
  record?.({
    kind: "hold",
    at: now,
    node: of.point.id,
    request: of.facts.id,
    item,
    change,
    until,
    order_until,
    ...(reason === undefined ? {} : { reason }),
  });
}
