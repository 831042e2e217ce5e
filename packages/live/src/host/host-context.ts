import type { Instant } from "@contactpoint/engine";
import type { World } from "@contactpoint/world";
import type { LiveNode } from "./live-node.ts";

/** What the parts of a host ask of it. */
export interface HostContext {
  readonly world: World;
  /** The exercise's present: of what happens, or of the clock if that is later. */
  readonly now: Instant;
  /** What happens now happened before this process was started, and was stored then. */
  readonly replaying: boolean;
  /** The node of a State that runs here. */
  nodeOf(state: string): LiveNode;
  /** A frame leaves once the turn is stored. */
  dispatch(node: LiveNode, frame: OutgoingFrame | Promise<OutgoingFrame>): void;
  /** In one process: a place is kept for a frame until it arrives. */
  expect(state: string, key: string, due: Instant): void;
}

export interface OutgoingFrame {
  readonly key: string;
  readonly peer: string;
  readonly channel: string;
  readonly request: string;
  readonly frame: string;
}
