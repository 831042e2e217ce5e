import "reflect-metadata";
import * as x509 from "@peculiar/x509";

import { fromPem } from "./pem.ts";

export interface RevocationList {
  readonly issued_at: number;
  /** A later one has to be fetched by then; TLS refuses everybody afterwards. */
  readonly valid_until: number;
  /** Serial numbers, hexadecimal. */
  readonly revoked: readonly string[];
}

/**
 * Reads a list that the authority signed.
 *
 * @param pem `X509 CRL`
 * @param authority certificate, PEM
 * @returns undefined if it is none or somebody else signed it
 */
export async function readRevocationList(
  pem: string,
  authority: string,
): Promise<RevocationList | undefined> {
  try {
    const list = new x509.X509Crl(fromPem(pem));
    const isSigned = await list.verify({ publicKey: new x509.X509Certificate(authority) });
    if (!isSigned || list.nextUpdate === undefined) return undefined;
    return {
      issued_at: list.thisUpdate.getTime(),
      valid_until: list.nextUpdate.getTime(),
      revoked: list.entries.map(({ serialNumber }) => serialNumber),
    };
  } catch {
    // The library throws on whatever is no list.
    return undefined;
  }
}
