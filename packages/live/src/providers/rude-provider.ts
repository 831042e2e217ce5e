import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { nodeRequest } from "./node-request.ts";
import { portalHandler } from "./portal-handler.ts";
import { SampleBook } from "./sample-book.ts";

/** What a provider does with one call after it took the order in properly. */
export type Misdeed = (outgoing: ServerResponse, incoming: IncomingMessage) => void;

/** A provider on a real port that takes orders properly, but answers some calls as it pleases. */
export class RudeProvider implements AsyncDisposable {
  readonly book = new SampleBook();
  /** Calls that came. */
  calls = 0;
  readonly #server: Server;

  /** @param misdeeds one a call, in turn; the calls after them get the proper answer */
  private constructor(misdeeds: readonly Misdeed[]) {
    const portal = portalHandler(this.book);
    this.#server = createServer((incoming, outgoing) => {
      const misdeed = misdeeds[this.calls++];
      void nodeRequest(incoming)
        .then(portal)
        .then(async (response) => {
          if (misdeed !== undefined) return misdeed(outgoing, incoming);
          outgoing.writeHead(response.status, Object.fromEntries(response.headers));
          return outgoing.end(await response.text());
        });
    });
  }

  static async start(misdeeds: readonly Misdeed[]): Promise<RudeProvider> {
    const provider = new RudeProvider(misdeeds);
    provider.#server.listen(0, "127.0.0.1");
    await once(provider.#server, "listening");
    return provider;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
