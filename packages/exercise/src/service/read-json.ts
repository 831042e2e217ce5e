import type { IncomingMessage } from "node:http";
import { LONGEST_ORDER_BYTES } from "./limits.ts";

export type ReadJson =
  | { readonly value: unknown }
  | { readonly error: "malformed"; readonly status: 400 | 413 | 415; readonly sentence: string };

/** The JSON body of a request, up to the longest allowed. */
export async function readJson(request: IncomingMessage): Promise<ReadJson> {
  if (request.headers["content-type"]?.split(";")[0] !== "application/json")
    return { error: "malformed", status: 415, sentence: "Orders are JSON." };
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LONGEST_ORDER_BYTES)
      return { error: "malformed", status: 413, sentence: "The order is too long." };
    chunks.push(chunk);
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown };
  } catch {
    return { error: "malformed", status: 400, sentence: "The order is no JSON." };
  }
}
