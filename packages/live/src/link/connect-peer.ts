import { connect as connectPlain } from "node:net";
import type { Socket } from "node:net";
import { checkServerIdentity, connect as connectTls } from "node:tls";
import type { SecureContext } from "node:tls";

import type { HostGuard } from "../trust/index.ts";
import { sameFingerprint } from "./link-peer.ts";
import type { LinkPeer } from "./link-peer.ts";

/** What a node's outgoing connections share. */
export interface ConnectOptions {
  readonly guard: HostGuard;
  /** Absent: this node has no certificate, and speaks TLS with nobody. */
  readonly secureContext: SecureContext | undefined;
}

/**
 * Opens the socket to a peer, to a host that the guard admits. With TLS, the authority must have
 * signed the peer's certificate; which certificate is the peer's, the register's fingerprint says
 * alone if there is one, otherwise the host name does.
 *
 * @param onMismatch called when the certificate is another than the registered one
 * @throws HostRefused
 */
export function connectPeer(
  peer: LinkPeer,
  { guard, secureContext }: ConnectOptions,
  onMismatch: () => void,
): Socket {
  const { url, lookup } = guard.admit(peer.endpoint);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (url.protocol !== "wss:") {
    return connectPlain({ host, port: Number(url.port || 80), lookup });
  }
  return connectTls({
    host,
    port: Number(url.port || 443),
    lookup,
    ...(secureContext === undefined ? {} : { secureContext }),
    checkServerIdentity(name, certificate) {
      if (peer.tlsFingerprint === undefined) {
        return checkServerIdentity(name, certificate);
      }
      if (sameFingerprint(peer.tlsFingerprint, certificate.fingerprint256)) {
        return undefined;
      }
      onMismatch();
      return new Error("the certificate is not the registered one");
    },
  });
}

/** Why a peer cannot be called on a channel under its present entry, if so. */
export function obstacleTo(
  peer: LinkPeer | undefined,
  channel: string,
  { guard, secureContext }: ConnectOptions,
): string | undefined {
  if (peer === undefined) {
    return "not in the register";
  }
  if (!peer.channels.includes(channel)) {
    return `no channel ${channel} in the register`;
  }
  try {
    const secure = guard.admit(peer.endpoint).url.protocol === "wss:";
    if (secure !== (secureContext !== undefined)) {
      return secure ? "registered with TLS, and this node has none" : "registered without TLS";
    }
    return secure || peer.tlsFingerprint === undefined ? undefined : "registered with TLS only";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
