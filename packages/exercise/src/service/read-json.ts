import type { IncomingMessage } from "node:http";
import { LONGEST_ORDER_BYTES } from "./limits.ts";

export type ReadJson =
  | { readonly value: unknown }
  | { readonly error: "malformed"; readonly status: 400 | 413 | 415; readonly sentence: string };

/** The JSON body of a request, up to the longest allowed. */
export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  if (request.headers["content-type"]?.split(";")[0] !== "application/json")
    return { error: "malformed", status: 415, sentence: "Orders are JSON." };
  try {
    const body = await bodyOf(request);
    if (body === null)
      return { error: "malformed", status: 413, sentence: "The order is too long." };
    return { value: JSON.parse(body) as unknown };
  } catch {
    // Or the connection broke before all of it came: then nobody hears this.
    return { error: "malformed", status: 400, sentence: "The order is no JSON." };
  }
}

/** Null: too long. @throws if the connection breaks */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LONGEST_ORDER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
