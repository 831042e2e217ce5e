import type { CloseName } from "../wire/index.ts";

/** Something that an operator, an auditor or a counter should hear of. */
export interface Incident {
  readonly kind: IncidentKind;
  /** The State it came from or concerns: proved if the connection was, else only claimed; or null. */
  readonly peer: string | null;
  /** A short text for people. It never holds content of a frame. */
  readonly detail: string;
}

/** A refusal has the name of its close; the others stand beside. */
export type IncidentKind =
  | CloseName
  /** An HTTP request that is no opening of a channel of this protocol, answered with a status. */
  | "upgrade-refused"
  /** Sockets beyond every limit, dropped before a byte was read. */
  | "socket-dropped"
  /** A frame that was refused with a `reject`, without closing the connection. */
  | "frame-rejected"
  /** A peer refused or closed a connection of ours and said why. */
  | "closed-by-peer"
  /** An open connection broke without a closing handshake. */
  | "connection-lost"
  /** No connection to the peer could be opened. */
  | "unreachable"
  /** A frame was not queued because the peer's queue is full. */
  | "queue-full"
  /** The host failed while it worked on a frame. */
  | "host-failed"
  /** A peer works with another register than this node. */
  | "register-differs"
  /** A peer is read more slowly, because it sends more than its rate. */
  | "slowed-down";
