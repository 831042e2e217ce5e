import type { Instant } from "@contactpoint/engine";

export interface FaultRecord {
  readonly kind: "fault";
  readonly at: Instant;
  readonly fault: string;
  /** `fired`: it really changed something, once for each message, task or order. */
  readonly phase: "began" | "fired" | "ended";
  readonly request?: string;
}

export interface InjectRecord {
  readonly kind: "inject";
  readonly at: Instant;
  readonly inject: string;
  readonly to: string;
  readonly body?: Readonly<Record<string, string>>;
}

/** A contact point's process stops, comes back with what its store holds, or has caught up. */
export interface CrashRecord {
  readonly kind: "crash";
  readonly at: Instant;
  readonly node: string;
  readonly phase: "crashed" | "restarted" | "recovered";
  /** Where in its work it stopped. */
  readonly point?: "before-write" | "before-send" | "after-send";
  /** What the store still holds: all, less than was written, nothing. */
  readonly store?: "full" | "stale" | "empty";
  /** Of `restarted`: timers that are pending again and those that the restored states imply, sorted. */
  readonly timers?: { readonly pending: readonly string[]; readonly implied: readonly string[] };
  /** Of `restarted`: digests of the node's state as it was, and as its input log gives it. */
  readonly state?: { readonly before: string; readonly replayed: string };
}

/** Input that a contact point turned away; it changed nothing but the audit log. */
export interface RejectedRecord {
  readonly kind: "rejected";
  readonly at: Instant;
  readonly node: string;
  /** Name of the error in the protocol's registry. */
  readonly error: string;
  /** Who it claims to be from. */
  readonly from?: string;
  readonly message?: string;
  readonly request?: string;
}

/** Somebody who is no party to a request could see that it exists. */
export interface ExposedRecord {
  readonly kind: "exposed";
  readonly at: Instant;
  readonly request: string;
  /** `subject`, or a State that is no party. */
  readonly to: string;
  readonly by: string;
  readonly means: "user-notice" | "message" | "log-line";
}

/** An entry of a contact point's audit log, where a host shows it. */
export interface AuditRecord {
  readonly kind: "audit";
  readonly at: Instant;
  readonly node: string;
  /** From 1, without gaps. */
  readonly sequence: number;
  /** The contact point's own clock. */
  readonly clock: Instant;
  /** Digest of the entry before; empty for the first. */
  readonly previous: string;
  readonly digest: string;
  /** What is entered: `sent <message>`, `received <message>`, `rejected <error>`, `state <request> <machine> <to>`. */
  readonly entry: string;
}

/** The safety phase is over: faults no longer strike the core, needs no longer arise. */
export interface PhaseRecord {
  readonly kind: "phase";
  readonly at: Instant;
  readonly phase: "liveness";
  readonly core: readonly string[];
}
