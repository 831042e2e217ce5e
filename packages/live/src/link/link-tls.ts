import { checkServerIdentity, connect, createSecureContext } from "node:tls";
import type { SecureContext, SecureContextOptions, TLSSocket } from "node:tls";

import { sameFingerprint } from "./link-peer.ts";
import type { LinkPeer } from "./link-peer.ts";

/** A node's own certificate and key and the authority of the exercise, all PEM. */
export type LinkTls = Pick<SecureContextOptions, "key" | "cert" | "ca" | "crl">;

/** Every node of this network is new software: nothing older has to be spoken. */
export const TLS_FLOOR = { minVersion: "TLSv1.3" } as const;

/** What a node's outgoing connections share: reading the same PEM for each costs milliseconds. */
export function clientContext(tls: LinkTls): SecureContext {
  return createSecureContext({ ...tls, ...TLS_FLOOR });
}

/**
 * Opens a TLS connection to a peer. The authority must have signed its certificate; if the register
 * names a fingerprint that alone says which certificate is the peer's, otherwise its host name does.
 */
export function connectTls(
  peer: LinkPeer,
  context: SecureContext | undefined,
  onMismatch: () => void,
): TLSSocket {
  const { hostname, port } = new URL(peer.endpoint);
  const host = hostname.replace(/^\[|\]$/g, "");
  return connect({
    host,
    port: Number(port === "" ? 443 : port),
    ...(context === undefined ? {} : { secureContext: context }),
    ...(/[a-z]/i.test(host) && !host.includes(":") ? { servername: host } : {}),
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
