export { audit } from "./audit.ts";
export type { AuditProblem, AuditReport } from "./chain-check.ts";
export type { AuditEntry, AuditHead } from "./audit-entry.ts";
export type { Input, InputKind, LoggedInput } from "./input-log.ts";
export { NodeStore } from "./node-store.ts";
export type { StoredRun, StoreOptions } from "./node-store.ts";
export type { OutboxFrame, PendingFrame } from "./outbox.ts";
export { StoreError } from "./store-error.ts";
export type { StoreFault } from "./store-error.ts";
