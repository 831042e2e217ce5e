import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import { Provider } from "oidc-provider";

export const CLIENT = { id: "contactpoint", secret: "a secret of this test alone" } as const;

/** People known to the issuer, by their sub. */
const PEOPLE: Readonly<Record<string, { email: string; name?: string; email_verified: boolean }>> =
  {
    anna: { email: "anna@astoria.example", name: "Anna Ås", email_verified: true },
    eve: { email: "fay@example.org", name: "Fay", email_verified: false },
    nobody: { email: "nobody@example.org", name: "Nobody", email_verified: true },
  };

/** An issuer of OpenID Connect on this machine (oidc-provider), with its own pages to sign in. */
export class OwnIssuer {
  readonly url: URL;
  /** With it a test can say what the issuer would. */
  readonly key: CryptoKey;
  readonly #server: Server;

  static async open(returnsTo: string): Promise<OwnIssuer> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const provider = new Provider(url.origin, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnsTo] }],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "1", alg: "RS256", use: "sig" }] },
      claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
      cookies: { keys: ["a key of this test alone"] },
      // What the provider would otherwise say that it assumes.
      ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
      pkce: { required: () => true },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...PEOPLE[sub] }) }),
    });
    const answer = provider.callback();
    server.on("request", (request, response) => void answer(request, response));
    return new OwnIssuer(url, privateKey, server);
  }

  private constructor(url: URL, key: CryptoKey, server: Server) {
    this.url = url;
    this.key = key;
    this.#server = server;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Goes through the issuer's pages as a browser would, and gives the address that they end at. */
export async function signInAs(person: string, start: URL): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  let body: URLSearchParams | null = null;
  for (let page = 0; page < 12; page++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer: Response = await fetch(at, {
      method: body === null ? "GET" : "POST",
      headers: { cookie },
      body,
      redirect: "manual",
    });
    for (const text of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (text.split(";")[0] ?? "").split("=");
      jar.set(name, value);
    }
    const next = answer.headers.get("location");
    body = null;
    if (next !== null) at = new URL(next, at);
    else {
      const page = await answer.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      if (prompt === undefined) throw new Error(`no page to sign in: ${answer.status} ${page}`);
      body = new URLSearchParams({ prompt, login: person, password: "any" });
    }
    if (at.origin !== start.origin) return at;
  }
  throw new Error("the issuer never came to an end");
}
