import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { type Register, type RegisterKeys, tlsServerOptions } from "../trust/index.ts";
import type { Membership } from "./membership.ts";

/** Shows whatever register a test likes: one whose keys, or whose place on the line, were stolen. */
export class HostileSecretariat implements AsyncDisposable {
  register: Register;
  readonly #keys: RegisterKeys;
  readonly #server: Server;

  static async open(membership: Membership): Promise<HostileSecretariat> {
    const opened = new HostileSecretariat(membership);
    const credentials = membership.tlsOf(membership.register.entries[0]?.state ?? "");
    opened.#server.setSecureContext(
      tlsServerOptions({
        ...credentials,
        ...(await membership.certify("secretariat")),
      }),
    );
    opened.#server.listen(0, "127.0.0.1");
    await once(opened.#server, "listening");
    return opened;
  }

  private constructor(membership: Membership) {
    const { register } = membership;
    const first = membership.credentialsOf(register.entries[0]?.state ?? "");
    this.register = register;
    this.#keys = first.keys;
    this.#server = createServer(tlsServerOptions(first.tls), ({ url }, response) => {
      response.setHeader("connection", "close");
      if (url === "/register") response.end(JSON.stringify(this.register));
      else if (url === "/register/keys") response.end(JSON.stringify(this.#keys));
      else if (url === "/crl") response.end(first.tls.revoked);
      else response.writeHead(404).end();
    });
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
