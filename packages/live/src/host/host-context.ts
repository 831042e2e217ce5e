import type { Instant } from "@contactpoint/engine";
import type { World } from "@contactpoint/world";
import type { LiveNode } from "./live-node.ts";

/** What the parts of a host ask of it. */
export interface HostContext {
  readonly world: World;
  /** The exercise's present: of what happens, or of the clock if that is later. */
  readonly now: Instant;
  /** The node of a State that runs here. */
  nodeOf(state: string): LiveNode;
  /** A frame leaves once the turn is stored; null: there is none after all. */
  dispatch(node: LiveNode, frame: OutgoingFrame | Promise<OutgoingFrame | null>): void;
  /** A frame cannot be made, so it is lost; whatever else the turn did stands. */
  unsent(node: LiveNode, frame: UnsentFrame): null;
  /**
   * A frame is about to leave for a node. Where all nodes run here, a place is kept for it.
   * @returns false if it left in an earlier life of this process
   */
  expect(state: string, key: string, due: Instant): boolean;
}

/** A frame that could not be written, sealed or signed. */
export interface UnsentFrame {
  readonly key: string;
  /** For whom its message is. */
  readonly to: string;
  readonly error: unknown;
}

export interface OutgoingFrame {
  readonly key: string;
  readonly peer: string;
  readonly channel: string;
  readonly request: string;
  readonly frame: string;
}
