import type { Incident, LinkObserver } from "../link/index.ts";
import type { Received } from "./reception.ts";

/**
 * Hears what happens in a host as it happens, for logs and counters. It must be quick, must not
 * throw, and cannot change anything. Durations are in seconds.
 */
export interface HostObserver {
  /** Monotonic milliseconds, by which durations are taken. */
  readonly now: () => number;
  /** A node handed a frame to its link; after a restart, those without receipt once more. */
  frameSent(node: string, peer: string, key: string): void;
  frameReceived(node: string, peer: string, key: string): void;
  /** A frame was taken, was there already, or is refused. */
  frameAnswered(node: string, peer: string, key: string, answer: Received): void;
  receiptReceived(node: string, key: string): void;
  /** A peer will never take a frame of this node. */
  rejectionReceived(node: string, key: string, error: string): void;
  /** What becomes of the connections that a node opens. */
  linksOf(node: string): LinkObserver;
  incident(node: string, incident: Incident): void;
  inputEntered(node: string): void;
  auditEntryAdded(node: string): void;
  /** The signatures of a frame were verified. */
  verified(seconds: number): void;
  /** A machine took a step. */
  stepped(seconds: number): void;
  /** A turn was stored. */
  committed(seconds: number): void;
  /** A portal was called, with what came of it. */
  portalCalled(call: PortalCall): void;
}

export interface PortalCall {
  readonly node: string;
  readonly request: string;
  readonly provider: string;
  /** Why it was given up; null if there was an answer. */
  readonly failure: string | null;
  readonly tries: number;
  readonly seconds: number;
}
