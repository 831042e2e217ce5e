import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { People } from "@contactpoint/world";
import type { HostStore } from "../store/index.ts";
import type { NodeKeys } from "../trust/index.ts";
import type { RecalledAct } from "./acts.ts";
import type { HostClock } from "./host-clock.ts";
import type { OutgoingFrame, UnsentFrame } from "./host-context.ts";
import type { HostObserver } from "./host-observer.ts";
import type { Registered } from "./live-node.ts";
import type { Portals } from "./portals.ts";

export interface LiveHostOptions {
  readonly scenario: ResolvedScenario;
  readonly clock: HostClock;
  readonly store: HostStore;
  /** Keys of the nodes that run here. */
  readonly nodes: readonly NodeKeys[];
  readonly registered: Registered;
  /** Every place in the order is known beforehand: only where all nodes run here. */
  readonly keepsOrder: boolean;
  /** Hands a frame of a node to its link. */
  readonly send: (node: string, frame: OutgoingFrame) => void;
  /** Tells of a frame that could not be made, and is lost. */
  readonly unsent: (node: string, frame: UnsentFrame) => void;
  /** Where the orders of a provider go; null: it is a desk in this process. */
  readonly portals: Portals | null;
  /** Each gets every record of the journal, in order. */
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  readonly observer?: HostObserver | undefined;
  /**
   * What is known of so many requests that were worked on last stays in memory, and of hardly more;
   * 65,536 unless said. The rest goes to the disk, which costs time where it is soon wanted.
   */
  readonly awake?: number | undefined;
  /** People who are the officers of some of the nodes. */
  readonly people?: People | undefined;
  /** What people did in earlier lives of the process, oldest first. */
  readonly recalled?: readonly RecalledAct[] | undefined;
}
