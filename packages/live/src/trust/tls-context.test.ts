import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createSecureContext, createServer } from "node:tls";
import type { SecureContext, TLSSocket } from "node:tls";

import { expect, test } from "vitest";

import { CertificateAuthority } from "./certificate-authority.ts";
import type { TlsIdentity } from "./certificate-authority.ts";
import { certificateSha256 } from "./pem.ts";
import { readRevocationList } from "./revocation-list.ts";
import { tlsContext, tlsServerOptions } from "./tls-context.ts";
import type { TlsCredentials } from "./tls-context.ts";

/** Wide enough for whatever the machine's clock says, which TLS goes by. */
const LONG = { valid_from: Date.UTC(2020, 0), valid_until: Date.UTC(2099, 0) };
const PAST = { valid_from: Date.UTC(2020, 0), valid_until: Date.UTC(2021, 0) };
const HERE = ["127.0.0.1", "localhost"];

const authority = await CertificateAuthority.create("EXERCISE authority", LONG);
const foreign = await CertificateAuthority.create("EXERCISE authority", LONG);
const server = await authority.certify("XA", HERE, LONG);
const client = await authority.certify("XB", HERE, LONG);
const none = await authority.revocationList([], LONG);

test("two nodes of one exercise meet and learn one another's names", async () => {
  const met = await meet(trusting(server), trusting(client));
  expect(met).toEqual({ server: "XA", client: "XB" });
});

test("an expired certificate is refused on either side", async () => {
  const expired = trusting(await authority.certify("XB", HERE, PAST));
  expect(await meet(trusting(server), expired)).toMatch(/CERT_HAS_EXPIRED/);
  expect(await meet(expired, trusting(client))).toMatch(/CERT_HAS_EXPIRED/);
});

test("a revoked certificate is refused on either side", async () => {
  const revoked = await authority.revocationList([client.certificate], LONG);
  expect(await meet(trusting(server, revoked), trusting(client))).toMatch(/CERT_REVOKED/);
  expect(await meet(trusting(client), trusting(server, revoked))).toMatch(/CERT_REVOKED/);
  expect(await meet(trusting(server, revoked), trusting(server, revoked))).toBeTypeOf("object");
});

test("a certificate of an authority of the same name is refused on either side", async () => {
  const stranger = trusting(await foreign.certify("XB", HERE, LONG));
  expect(await meet(trusting(server), stranger)).toMatch(/VERIFY|SIGNATURE|ISSUER/);
  expect(await meet(stranger, trusting(client))).toMatch(/VERIFY|SIGNATURE|ISSUER/);
});

test("a server with a certificate for another host is refused", async () => {
  const elsewhere = trusting(await authority.certify("XA", ["10.77.0.2", "xa.example"], LONG));
  expect(await meet(elsewhere, trusting(client))).toMatch(/ERR_TLS_CERT_ALTNAME_INVALID/);
});

test("a client without a certificate is refused", async () => {
  const bare = createSecureContext({ ca: authority.certificate });
  expect(await meet(trusting(server), bare)).toMatch(/PEER_DID_NOT_RETURN_A_CERTIFICATE/);
});

test("an authority that was kept goes on where it was", async () => {
  const again = await CertificateAuthority.open(await authority.identity());
  const later = trusting(await again.certify("XC", HERE, LONG));
  const revoked = await again.revocationList([client.certificate], LONG);
  expect(await meet(later, trusting(client))).toEqual({ server: "XC", client: "XB" });
  expect(await meet(trusting(server, revoked), trusting(client))).toMatch(/CERT_REVOKED/);
});

test("a revocation list is read only if the authority signed it", async () => {
  const revoked = await authority.revocationList([client.certificate], PAST);
  const list = await readRevocationList(revoked, authority.certificate);
  expect(list).toMatchObject({ issued_at: PAST.valid_from, valid_until: PAST.valid_until });
  expect(list?.revoked).toHaveLength(1);
  expect(await readRevocationList(revoked, foreign.certificate)).toBeUndefined();
  expect(await readRevocationList(server.certificate, authority.certificate)).toBeUndefined();
});

test("the digest of a certificate is the fingerprint that TLS shows", async () => {
  const { fingerprint256 } = new X509Certificate(server.certificate);
  expect(certificateSha256(server.certificate)).toBe(
    fingerprint256.replaceAll(":", "").toLowerCase(),
  );
});

function trusting(identity: TlsIdentity, revoked = none): TlsCredentials {
  return { ...identity, authority: authority.certificate, revoked };
}

/** Names that both ends learnt, or the code of the error that one of them refused with. */
async function meet(
  serving: TlsCredentials,
  calling: TlsCredentials | SecureContext,
): Promise<string | { readonly server: unknown; readonly client: unknown }> {
  const listener = createServer(tlsServerOptions(serving));
  await once(listener.listen(0, "127.0.0.1"), "listening");
  const refusedThere = Promise.withResolvers<string>();
  const metThere = Promise.withResolvers<TLSSocket>();
  listener.on("tlsClientError", (error, socket) => {
    // Node hangs up on a certificate it refuses and leaves the reason at the socket.
    refusedThere.resolve(String(socket.authorizationError ?? codeOf(error)));
  });
  listener.on("secureConnection", (socket) => {
    socket.on("error", () => undefined);
    metThere.resolve(socket);
  });
  const { port } = listener.address() as AddressInfo;
  const secureContext = "key" in calling ? tlsContext(calling) : calling;
  const socket = connect({ host: "127.0.0.1", port, secureContext });
  const refusedHere = new Promise<string>((resolve) => {
    // The alert by which the other end refuses says less than that end itself.
    socket.on("error", (error) => {
      if (!/ALERT/.test(codeOf(error)) && codeOf(error) !== "ECONNRESET") resolve(codeOf(error));
    });
  });
  const met = Promise.all([metThere.promise, once(socket, "secureConnect")]).then(([there]) => ({
    server: socket.getPeerCertificate().subject.CN,
    client: there.getPeerCertificate().subject.CN,
  }));
  const outcome = await Promise.race([
    refusedThere.promise,
    refusedHere,
    met.catch(() => refusedHere),
  ]);
  socket.destroy();
  listener.close();
  return outcome;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
