import type { SigningKey } from "../wire/index.ts";
import type { Incident } from "./incident.ts";
import type { LinkLimits } from "./link-limits.ts";
import type { LinkObserver } from "./link-observer.ts";
import type { LinkPeer } from "./link-peer.ts";
import type { Timers } from "./timers.ts";

/** What every connection of one node shares. */
export interface LinkContext {
  /** The node's own State. */
  readonly state: string;
  readonly signKey: SigningKey;
  /** The register as it is at the moment of the call. */
  readonly peer: (state: string) => LinkPeer | undefined;
  /** Which register that is: told to the other side, so that the older one can be replaced. */
  readonly register: () => HeldRegister;
  readonly onIncident: (incident: Incident) => void;
  readonly observer?: LinkObserver | undefined;
  readonly limits: LinkLimits;
  readonly timers: Timers;
  /** Uniform on [0, 1). */
  readonly random: () => number;
  /** 32 bytes in base64url, never the same twice. */
  readonly nonce: () => string;
}

export interface HeldRegister {
  readonly version: number;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
}
