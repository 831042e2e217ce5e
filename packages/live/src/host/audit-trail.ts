import { hash } from "node:crypto";
import type { JournalRecord } from "@contactpoint/protocol";
import type { NodeStore } from "../store/index.ts";
import type { HostObserver } from "./host-observer.ts";

/** Of these facts the audit log has an entry each; it says what happened to a request, not who sat where. */
const AUDITED: ReadonlySet<JournalRecord["kind"]> = new Set([
  "need",
  "no-basis",
  "state",
  "sent",
  "relayed",
  "delivered",
  "lost",
  "order",
  "hold",
] as const);

/**
 * Enters facts in the audit log as digests. Facts of a replay are there already; they must be the
 * same ones, which their running digest shows.
 */
export class AuditTrail {
  readonly #store: NodeStore;
  readonly #observer: HostObserver | undefined;
  /** Digest over all facts so far. */
  facts = "";

  constructor(store: NodeStore, observer: HostObserver | undefined) {
    this.#store = store;
    this.#observer = observer;
  }

  note(record: JournalRecord, isReplayed: boolean): void {
    if (!AUDITED.has(record.kind) || !("request" in record)) return;
    if (record.kind === "state" && record.machine === "desk") return;
    const digest = hash("sha256", JSON.stringify(record));
    this.facts = hash("sha256", this.facts + digest);
    if (isReplayed) return;
    const subject = "message" in record ? record.message : (record.request ?? "");
    const node = "node" in record ? record.node : "from" in record ? record.from : "";
    this.#store.audit.append({ at: record.at, node, kind: record.kind, subject, digest });
    this.#observer?.auditEntryAdded(node);
  }

  /** Something that changed nothing: a frame refused, a peer turned away. */
  refused(node: string, at: number, kind: string, detail: string): void {
    const digest = hash("sha256", detail);
    this.#store.audit.append({ at, node, kind: "refused", subject: kind, digest });
    this.#observer?.auditEntryAdded(node);
  }
}
