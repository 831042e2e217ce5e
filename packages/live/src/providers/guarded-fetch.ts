import { Agent, type IncomingMessage, request as plainRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { Readable } from "node:stream";
import type { SecureContext } from "node:tls";
import type { HostGuard } from "../trust/index.ts";
import { isHostRefused } from "./host-refusal.ts";
import type { Fetch } from "./provider-client.ts";

/**
 * A `fetch` for portals at real URLs. It connects only to addresses that the guard has looked at,
 * which the built-in one cannot promise, since it resolves the name again. It follows no
 * redirection.
 *
 * @param secureContext own certificate and authority; without it the machine's authorities are trusted
 */
export function guardedFetch(
  guard: Pick<HostGuard, "admit">,
  secureContext?: SecureContext,
): Fetch {
  const agent = new Agent({ keepAlive: true });
  const tlsAgent = new TlsAgent({
    keepAlive: true,
    ...(secureContext === undefined ? {} : { secureContext }),
  });
  return async (wanted, { method = "GET", headers, body = null, signal }) => {
    const { url, lookup } = guard.admit(wanted);
    const isTls = url.protocol === "https:";
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const outgoing = (isTls ? tlsRequest : plainRequest)(
      url,
      {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        lookup,
        agent: isTls ? tlsAgent : agent,
        ...(signal === null || signal === undefined ? {} : { signal }),
      },
      resolve,
    );
    outgoing.on("error", reject);
    // Streams are never sent, so a body is a text.
    outgoing.end(typeof body === "string" ? body : undefined);
    try {
      return responseOf(await promise);
    } catch (error) {
      if (isHostRefused(error)) throw error;
      throw new TypeError("fetch failed", { cause: error });
    }
  };
}

/** @throws RangeError for a status that is none */
function responseOf(incoming: IncomingMessage): Response {
  const { statusCode: status = 0, headersDistinct } = incoming;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  if (status < 200 || status > 599) {
    incoming.destroy();
    throw new RangeError(`there is no status ${status}`);
  }
  if (status === 204 || status === 205 || status === 304) {
    incoming.resume();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(incoming) as ReadableStream<Uint8Array>, { status, headers });
}
