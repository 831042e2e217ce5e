import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from "@hpke/core";
import type { SealingKey, SealingPublicKey } from "./sealing-key.ts";

/** What a box is bound to: it opens only with the same two texts of bytes. */
interface Binding {
  /** What the box is for. */
  readonly info: Uint8Array;
  /** What travels in the clear beside it. */
  readonly aad: Uint8Array;
}

/**
 * HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, one
 * message a context.
 *
 * @param ephemeral seed of the sender's one-time key, for published test vectors only: two boxes
 *   of one seed give each other away
 */
export async function sealBytes(
  plaintext: Uint8Array,
  recipient: SealingPublicKey,
  { info, aad }: Binding,
  ephemeral?: Uint8Array,
): Promise<{ readonly enc: Uint8Array; readonly ciphertext: Uint8Array }> {
  const sealed = await suite().seal(
    {
      recipientPublicKey: recipient.key,
      info,
      ...(ephemeral === undefined ? {} : { ekm: ephemeral }),
    },
    plaintext,
    aad,
  );
  return { enc: new Uint8Array(sealed.enc), ciphertext: new Uint8Array(sealed.ct) };
}

/** @throws {Error} if the box was sealed to another key, for something else, or was changed */
export async function openBytes(
  box: { readonly enc: Uint8Array; readonly ciphertext: Uint8Array },
  recipient: SealingKey,
  { info, aad }: Binding,
): Promise<Uint8Array> {
  const plaintext = await suite().open(
    { recipientKey: recipient.pair, enc: box.enc, info },
    box.ciphertext,
    aad,
  );
  return new Uint8Array(plaintext);
}

function suite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemX25519HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  });
}
