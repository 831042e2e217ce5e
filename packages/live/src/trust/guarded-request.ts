import { request as plainRequest } from "node:http";
import type { IncomingMessage, OutgoingHttpHeaders, RequestOptions } from "node:http";
import { request as tlsRequest } from "node:https";
import type { SecureContext } from "node:tls";

import type { HostGuard } from "./host-guard.ts";

export interface GuardedRequest {
  readonly url: string | URL;
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
  /** Own certificate and authority; without it the machine's authorities are trusted. */
  readonly secureContext?: SecureContext;
  /** Whole exchange, milliseconds. */
  readonly timeout: number;
  /** Most bytes of an answer. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface GuardedAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** An exchange that gave no answer to use. */
class RequestFailed extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "RequestFailed";
  }
}

/**
 * One HTTP exchange with a host that the guard admits. A redirect is an error, because it could
 * lead beyond the guard.
 *
 * @throws HostRefused, or RequestFailed if the exchange fails, takes too long, is redirected or
 *   answers with too much
 */
export async function guardedRequest(
  guard: HostGuard,
  { url: wanted, method = "GET", headers = {}, body, ...limits }: GuardedRequest,
): Promise<GuardedAnswer> {
  const { url, lookup } = guard.admit(wanted);
  const { secureContext, timeout, signal } = limits;
  const signals = [AbortSignal.timeout(timeout), ...(signal === undefined ? [] : [signal])];
  const options: RequestOptions & { secureContext?: SecureContext } = {
    method,
    headers,
    lookup,
    agent: false,
    signal: AbortSignal.any(signals),
    ...(secureContext === undefined ? {} : { secureContext }),
  };
  const exchange = url.protocol === "https:" ? tlsRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<GuardedAnswer>();
  const outgoing = exchange(url, options, (answer) => {
    readAnswer(answer, url, limits.maxBytes).then(resolve, reject);
  });
  outgoing.on("error", (error) => {
    reject(error.name === "HostRefused" ? error : failed(url, error));
  });
  outgoing.end(body);
  return await promise;
}

async function readAnswer(
  answer: IncomingMessage,
  url: URL,
  maxBytes: number,
): Promise<GuardedAnswer> {
  const { statusCode: status = 0, headers } = answer;
  if (status >= 300 && status < 400 && status !== 304) {
    answer.destroy();
    throw new RequestFailed(`${url.href} redirects, which is never followed`);
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const piece of answer) {
      bytes += (piece as Buffer).length;
      if (bytes > maxBytes) break;
      pieces.push(piece as Buffer);
    }
  } catch (error) {
    throw failed(url, error);
  }
  if (bytes > maxBytes) throw new RequestFailed(`${url.href} sent more than ${maxBytes} bytes`);
  return { status, headers, body: Buffer.concat(pieces).toString("utf8") };
}

function failed(url: URL, cause: unknown): RequestFailed {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new RequestFailed(`${url.href} gave no answer: ${why}`, { cause });
}
