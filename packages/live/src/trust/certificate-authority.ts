import "reflect-metadata";
import { randomBytes, webcrypto } from "node:crypto";
import { isIP } from "node:net";

import * as x509 from "@peculiar/x509";

import { certificateSha256, fromPem, toPem } from "./pem.ts";

/** From when until when something may be used, real instants. */
export interface Validity {
  readonly valid_from: number;
  readonly valid_until: number;
}

/** A key with its certificate, both PEM. */
export interface TlsIdentity {
  /** PKCS #8: a secret. */
  readonly key: string;
  readonly certificate: string;
}

/** Elliptic-curve keys: 195 certificates take a fraction of a second. */
const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** The authority of one exercise. It certifies the nodes and takes certificates back. */
export class CertificateAuthority {
  /** Its own certificate, PEM. */
  readonly certificate: string;
  readonly #keys: webcrypto.CryptoKeyPair;
  readonly #name: string;

  private constructor(certificate: string, keys: webcrypto.CryptoKeyPair) {
    this.certificate = certificate;
    this.#keys = keys;
    this.#name = new x509.X509Certificate(certificate).subject;
  }

  /** @param name common name, shown to people who look at a certificate */
  static async create(name: string, validity: Validity): Promise<CertificateAuthority> {
    const keys = await newKeys();
    const certificate = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: newSerial(),
      name: [{ CN: [name] }],
      ...dates(validity),
      keys,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(
          x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
          true,
        ),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new CertificateAuthority(certificate.toString("pem"), keys);
  }

  /** The authority whose key and certificate were kept. */
  static async open({ key, certificate }: TlsIdentity): Promise<CertificateAuthority> {
    const { subtle } = webcrypto;
    const privateKey = await subtle.importKey("pkcs8", fromPem(key), ALGORITHM, true, ["sign"]);
    const { publicKey } = new x509.X509Certificate(certificate);
    return new CertificateAuthority(certificate, {
      privateKey,
      publicKey: await subtle.importKey("spki", publicKey.rawData, ALGORITHM, true, ["verify"]),
    });
  }

  /**
   * A new key and certificate, for serving and for calling.
   *
   * @param name common name: the State's id
   * @param hosts names and addresses at which it may be called
   */
  async certify(
    name: string,
    hosts: readonly string[],
    validity: Validity,
  ): Promise<TlsIdentity & { readonly sha256: string }> {
    const keys = await newKeys();
    const made = await x509.X509CertificateGenerator.create({
      serialNumber: newSerial(),
      subject: [{ CN: [name] }],
      issuer: this.#name,
      ...dates(validity),
      publicKey: keys.publicKey,
      signingKey: this.#keys.privateKey,
      signingAlgorithm: ALGORITHM,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([
          x509.ExtendedKeyUsage.serverAuth,
          x509.ExtendedKeyUsage.clientAuth,
        ]),
        new x509.SubjectAlternativeNameExtension(
          hosts.map((value) => ({ type: isIP(value) === 0 ? "dns" : "ip", value })),
        ),
        await x509.AuthorityKeyIdentifierExtension.create(this.#keys.publicKey),
      ],
    });
    const certificate = made.toString("pem");
    return { key: await privatePem(keys), certificate, sha256: certificateSha256(certificate) };
  }

  /**
   * The certificates taken back, signed. PEM.
   *
   * @param revoked certificates, PEM
   */
  async revocationList(
    revoked: readonly string[],
    { valid_from, valid_until }: Validity,
  ): Promise<string> {
    const list = await x509.X509CrlGenerator.create({
      issuer: this.#name,
      thisUpdate: new Date(valid_from),
      nextUpdate: new Date(valid_until),
      entries: revoked.map((certificate) => ({
        serialNumber: new x509.X509Certificate(certificate).serialNumber,
        revocationDate: new Date(valid_from),
      })),
      signingAlgorithm: ALGORITHM,
      signingKey: this.#keys.privateKey,
      extensions: [await x509.AuthorityKeyIdentifierExtension.create(this.#keys.publicKey)],
    });
    return toPem("X509 CRL", Buffer.from(list.rawData));
  }

  /** What `open` takes. The key is a secret. */
  async identity(): Promise<TlsIdentity> {
    return { key: await privatePem(this.#keys), certificate: this.certificate };
  }
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function privatePem({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return toPem("PRIVATE KEY", Buffer.from(await webcrypto.subtle.exportKey("pkcs8", privateKey)));
}

/** 126 random bits; the first byte keeps it positive and of one length. */
function newSerial(): string {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.toString("hex");
}

function dates({ valid_from, valid_until }: Validity): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(valid_from), notAfter: new Date(valid_until) };
}
