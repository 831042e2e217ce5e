/** Why a connection is closed: what the closing frame says. */
export interface CloseCode {
  /** 40xx in peace, 41xx form, 42xx identity, 44xx load and time: as the errors, plus 4000. */
  readonly code: number;
  readonly name: string;
  /** At most 123 bytes, the room that a closing frame has. */
  readonly sentence: string;
}

/**
 * Every reason for which a node closes a connection. After 40xx and 44xx the other end may connect
 * again, with back-off; after 41xx and 42xx not before something has changed there.
 */
export const CLOSE_CODES = [
  closing(4000, "shutting-down", "This node shuts down."),
  closing(4001, "idle", "Nothing was said for a long time; connect again when needed."),
  closing(4002, "replaced", "A newer connection of the same pair and channel takes over."),
  closing(4003, "register-renewed", "The register changed; connect again under the new one."),
  closing(4100, "protocol-violation", "This frame has no place at this point of the conversation."),
  closing(4101, "malformed", "Too many frames could not be read."),
  closing(4102, "unknown-version", "No protocol version is spoken at both ends."),
  closing(4103, "oversize", "The frame is larger than this node accepts."),
  closing(4104, "not-text", "Frames are text; this one is binary."),
  closing(4201, "not-registered", "The node is not in the register."),
  closing(4202, "proof-failed", "The signature is not that of the registered key."),
  closing(4203, "wrong-node", "The node that answers is not the one that was called."),
  closing(4204, "not-allowed", "The register does not give this node this channel."),
  closing(4205, "register-conflict", "The registers of both ends contradict each other."),
  closing(4401, "handshake-timeout", "The handshake was not finished in time."),
  closing(4402, "heartbeat-missed", "No answer to several heartbeats."),
  closing(4403, "slow-reader", "The other end reads too slowly; too much waits for it."),
  closing(4404, "flood", "More frames came than this node takes from one peer."),
  closing(4405, "too-many-connections", "This node holds as many connections as it may."),
  closing(4406, "internal-fault", "This node failed and cannot go on with this connection."),
] as const;

export type CloseName = (typeof CLOSE_CODES)[number]["name"];

/** The entry of this name. */
export function closeCode(name: CloseName): CloseCode {
  const found = CLOSE_CODES.find((entry) => entry.name === name);
  if (found === undefined) throw new TypeError(`No close code is called ${name}.`);
  return found;
}

function closing<const N extends string>(
  code: number,
  name: N,
  sentence: string,
): CloseCode & { readonly name: N } {
  return { code, name, sentence };
}
