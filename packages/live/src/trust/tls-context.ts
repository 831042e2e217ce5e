import { createSecureContext } from "node:tls";
import type { SecureContext } from "node:tls";

import type { TlsIdentity } from "./certificate-authority.ts";

/** What a node needs for TLS, all PEM. */
export interface TlsCredentials extends TlsIdentity {
  /** Certificate of the exercise's authority: the only one trusted. */
  readonly authority: string;
  /** Certificates taken back. */
  readonly revoked: string;
}

/**
 * One context for all outgoing connections of a node. Making one for each connection would parse
 * the certificates again each time.
 *
 * @throws if a part cannot be read
 */
export function tlsContext(credentials: TlsCredentials): SecureContext {
  return createSecureContext(parts(credentials));
}

/**
 * Options of a `tls` or `https` server that speaks only with those whom the authority certified.
 * Node makes its one context of them; `setSecureContext` takes them again when the list of revoked
 * certificates changes.
 */
export function tlsServerOptions(credentials: TlsCredentials): TlsServerOptions {
  return { ...parts(credentials), requestCert: true, rejectUnauthorized: true };
}

export type TlsServerOptions = ReturnType<typeof parts> & {
  readonly requestCert: true;
  readonly rejectUnauthorized: true;
};

function parts({ key, certificate, authority, revoked }: TlsCredentials): {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
  readonly crl: string;
  readonly minVersion: "TLSv1.3";
} {
  return { key, cert: certificate, ca: authority, crl: revoked, minVersion: "TLSv1.3" };
}
