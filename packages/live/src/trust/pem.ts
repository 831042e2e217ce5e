import { createHash } from "node:crypto";

/** Bytes as OpenSSL and Node read them, under the label that they expect. */
export function toPem(label: "PRIVATE KEY" | "X509 CRL", bytes: Buffer): string {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

/** The bytes of a PEM text's only part. */
export function fromPem(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(text.replaceAll(/-----[^-]+-----|\s/g, ""), "base64");
}

/** What the register names a certificate by: SHA-256 of its DER, hexadecimal. */
export function certificateSha256(pem: string): string {
  return createHash("sha256").update(fromPem(pem)).digest("hex");
}
