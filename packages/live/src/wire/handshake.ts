import { sign, verify, verifySync } from "./signature.ts";
import type { SigningKey, VerifyKey } from "./signing-key.ts";

/**
 * What each end of a connection signs. It binds the signer to this peer, this channel, this version
 * and the other end's fresh nonce, so that no signature is worth anything on another connection.
 */
export interface HandshakeStatement {
  readonly role: "client" | "server";
  /** Who signs. */
  readonly node: string;
  /** Who is at the other end. */
  readonly peer: string;
  /** The nonce that the other end chose. */
  readonly nonce: string;
  /** The path of the channel, such as `/channels/network`. */
  readonly channel: string;
  readonly version: string;
}

/** The signature of a Challenge (as server) or a Proof (as client). */
export function signHandshake(statement: HandshakeStatement, key: SigningKey): string {
  return sign("contactpoint-handshake-v1", statement, key);
}

/** Whether this key signed this statement. Runs on the pool of threads; never rejects. */
export function verifyHandshake(
  statement: HandshakeStatement,
  signature: string,
  key: VerifyKey,
): Promise<boolean> {
  return verify("contactpoint-handshake-v1", statement, signature, key);
}

/** The same in this thread. */
export function verifyHandshakeSync(
  statement: HandshakeStatement,
  signature: string,
  key: VerifyKey,
): boolean {
  return verifySync("contactpoint-handshake-v1", statement, signature, key);
}
