import { createHash, hash } from "node:crypto";
import type { JournalRecord } from "@contactpoint/protocol";
import type { HostStore } from "../store/index.ts";
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
  readonly #store: HostStore;
  readonly #observer: HostObserver | undefined;
  readonly #facts = createHash("sha256");

  constructor(store: HostStore, observer: HostObserver | undefined) {
    this.#store = store;
    this.#observer = observer;
  }

  /** Digest over all facts so far. */
  facts(): string {
    return this.#facts.copy().digest("hex");
  }

  note(record: JournalRecord, isReplayed: boolean): void {
    if (!AUDITED.has(record.kind) || !("request" in record)) return;
    if (record.kind === "state" && record.machine === "desk") return;
    const line = JSON.stringify(record);
    this.#facts.update(line);
    if (isReplayed) return;
    const digest = hash("sha256", line);
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
