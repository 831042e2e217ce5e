import type { Distribution, Duration } from "@contactpoint/engine";
import type { Urgency } from "./resolved-scenario.ts";

/** Which links messages travel. A route is a list of States from requesting to requested. */
export interface ResolvedTopology {
  readonly shape: TopologyShape;
  /** Transit over one link, unless `links` says otherwise. */
  readonly latency: Distribution;
  /** Chances that one crossing loses or doubles a message. */
  readonly loss: number;
  readonly duplicate: number;
  /** Directed overrides. */
  readonly links: readonly ResolvedLink[];
  /** Of topologies whose hubs introduce. */
  readonly introduction?: ResolvedIntroduction;
  /** What passing through a hub, or not, does beside taking time; absent: nothing. */
  readonly effects?: TopologyEffects;
}

/** How a requesting side uses hubs that introduce. */
export interface ResolvedIntroduction {
  /** So long it waits for details before it writes by its own register. */
  readonly wait: Readonly<Record<Urgency, Duration>>;
  /** Details are used again for so long. */
  readonly remembered_for: Duration;
}

/** Each is modelled where it is there and not null or false. */
export interface TopologyEffects {
  /**
   * Working time to authenticate a State that one has not dealt with; added to `acknowledge`. None
   * where a hub or a common network vouches.
   */
  readonly authentication: Distribution | null;
  /** An officer of a handling hub asks back for missing items, with that hub's error rate. */
  readonly completeness_check: boolean;
  /** Chance that a handling hub knows the right addressee of a request that goes to a wrong one. */
  readonly provider_knowledge: { readonly known_share: number } | null;
  /** Chance that a handling hub recognises that a request asks for the data of an earlier one. */
  readonly deduplication: { readonly recognised_share: number } | null;
  /** A handling hub must be bound by the instrument, or be a member of the network, itself. */
  readonly treaty_status: boolean;
  /** Chance that the author's consent to passing on is needed, and how long it takes (UN-36.2). */
  readonly onward_consent: { readonly share: number; readonly takes: Distribution } | null;
}

export type TopologyShape =
  | { readonly kind: "mesh" }
  | { readonly kind: "hub"; readonly hub: string; readonly relay: RelayMode }
  /** `hubs`: region to hub State. Hubs reach one another directly. */
  | {
      readonly kind: "regional-hubs";
      readonly hubs: Readonly<Record<string, string>>;
      readonly relay: RelayMode;
    }
  /** Networks in order of preference: direct where both are members, else through a member of both networks. */
  | { readonly kind: "overlay"; readonly of: readonly string[]; readonly relay: RelayMode }
  /** Undirected edges; shortest path, ties by code-unit order. */
  | {
      readonly kind: "edges";
      readonly edges: readonly (readonly [string, string])[];
      readonly relay: RelayMode;
    }
  /**
   * No network, for comparison: the requesting officer asks the provider abroad, which answers if
   * it is willing. No contact point and no law of the requested State takes part.
   */
  | { readonly kind: "direct-to-provider"; readonly willing_share: number }
  /**
   * No network, for comparison: central authorities in office hours, no contact point at all.
   * `drafting` is the requesting authority's time from need to sending; the rest stands in the
   * scenario's channels, laws and practice.
   */
  | { readonly kind: "mutual-legal-assistance"; readonly drafting: Distribution };

/** What a request rests on where it asks for an answer of the provider's free will. */
export const VOLUNTARY = "voluntary-disclosure";

/** What it rests on between central authorities: some treaty, or reciprocity. */
export const ASSISTANCE = "mutual-legal-assistance";

/** `forward`: sealed, no officer needed. `handle`: an officer of the hub reads and passes requests on; answers pass at once. `introduce`: nothing passes; hubs give the addressee's verified details, and the requesting side writes directly. */
export type RelayMode = "forward" | "handle" | "introduce";

/** What States in the middle do; null where messages never pass one. */
export function relayOf(shape: TopologyShape): RelayMode | null {
  return "relay" in shape ? shape.relay : null;
}

/** Whether contact points take part at all, or something stands in for a network of them. */
export function hasContactPoints({ kind }: TopologyShape): boolean {
  return kind !== "direct-to-provider" && kind !== "mutual-legal-assistance";
}

export interface ResolvedLink {
  readonly from: string;
  readonly to: string;
  readonly latency: Distribution;
  readonly loss: number;
  readonly duplicate: number;
}

/**
 * One rung of the escalation ladder. `channel` and `next-officer` use a registered channel (the
 * latter rings the next officer directly), `network` another network's link, `secretariat` asks
 * for correct details and sends again by `channel`.
 */
export interface EscalationStep {
  readonly kind: "channel" | "next-officer" | "network" | "secretariat";
  readonly channel: string;
  /** For `network`: its name; skipped where one of the pair is no member. */
  readonly network: string | null;
  readonly tries: number;
  /** Time to wait for an acknowledgement before the next try. */
  readonly wait: Readonly<Record<Urgency, Duration>>;
}
