import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestOrigin } from "../access/index.ts";

export const zipped = promisify(gzip);

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

/** A page that loads nothing, whose style alone stands in it, for this reader and nobody else. */
export async function reading(
  request: IncomingMessage,
  response: ServerResponse,
  html: string,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD")
    return end(response, 405, "Pages are only read.");
  const plain = Buffer.from(html);
  const zips = takesGzip(request);
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": READING_POLICY,
    "cache-control": "no-store",
    ...(zips ? { "content-encoding": "gzip" } : {}),
  });
  const body = zips ? await zipped(plain) : plain;
  response.end(request.method === "HEAD" ? undefined : body);
}

const READING_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers["accept-encoding"] ?? ""));
}

/** A sentence for a person, in place of a page. */
export function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(`EXERCISE. ${sentence}\n`);
}
