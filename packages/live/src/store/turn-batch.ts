import type { AuditEntry } from "./audit-entry.ts";
import type { Input } from "./input-log.ts";
import type { NodeStore } from "./node-store.ts";
import type { OutboxFrame } from "./outbox.ts";
import type { Progress } from "./progress-mark.ts";

/** What a host writes in a turn or a part of one, as plain data for another thread. */
export interface TurnBatch {
  readonly inputs: Input[];
  readonly outbox: OutboxChange[];
  readonly entries: AuditEntry[];
  readonly marks: { readonly node: string; readonly progress: Progress }[];
}

/** A frame to be brought to a peer, or the key of one that needs no more bringing, as they came. */
type OutboxChange =
  | { readonly node: string; readonly put: OutboxFrame }
  | { readonly node: string; readonly settled: string };

export function emptyBatch(): TurnBatch {
  return { inputs: [], outbox: [], entries: [], marks: [] };
}

/** Adds to the turn of a store. @throws StoreError */
export function writeBatch(store: NodeStore, { inputs, outbox, entries, marks }: TurnBatch): void {
  for (const input of inputs) store.inputs.append(input);
  for (const change of outbox) {
    if ("put" in change) store.outbox.put(change.node, change.put);
    else store.outbox.settle(change.node, change.settled);
  }
  for (const entry of entries) store.audit.append(entry);
  for (const { node, progress } of marks) store.progress.set(node, progress);
}
