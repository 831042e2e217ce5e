import type { IncomingMessage } from "node:http";
import { ORDER_BYTES_MOST } from "./read-order.ts";

/**
 * A request of Node's server as the standard one. Of a larger body than any order only so much is
 * read that the portal sees it is too large.
 *
 * @throws Error if the client goes away meanwhile
 */
export async function nodeRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const each of typeof value === "string" ? [value] : (value ?? [])) {
      headers.append(name, each);
    }
  }
  const { method = "GET", url = "/" } = incoming;
  const body = method === "GET" || method === "HEAD" ? null : await bodyOf(incoming);
  // The path alone counts: neither the Host header nor a target that names another host.
  const target = url.startsWith("/") ? url : "/?";
  return new Request(`http://portal.invalid${target}`, { method, headers, body });
}

async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The socket must outlive an early end of reading, for the answer goes out on it.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Uint8Array;
    chunks.push(bytes);
    size += bytes.byteLength;
    if (size > ORDER_BYTES_MOST) break;
  }
  return new Uint8Array(Buffer.concat(chunks));
}
