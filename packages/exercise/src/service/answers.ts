import type { IncomingMessage, ServerResponse } from "node:http";
import type { RequestOrigin } from "../access/index.ts";

export function originOf({ headers }: IncomingMessage): RequestOrigin {
  const site = headers["sec-fetch-site"];
  return {
    host: headers.host,
    origin: headers.origin,
    site: typeof site === "string" ? site : undefined,
  };
}

export function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}

/** A sentence for a person, in place of a page. */
export function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`EXERCISE. ${sentence}\n`);
}
