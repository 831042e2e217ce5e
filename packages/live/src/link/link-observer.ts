/** Hears what becomes of the connections that a node opens. It must be quick and must not throw. */
export interface LinkObserver {
  /** A connection to a channel of a peer is open; `seconds` from the open socket to the welcome. */
  opened(peer: string, channel: string, seconds: number): void;
  closed(peer: string, channel: string): void;
  /** So many frames to a peer go out again for want of a receipt. */
  resent(peer: string, frames: number): void;
}
