import { getResponse, type HttpHandler, isPassthroughResponse } from "msw";
import type { Fetch } from "./provider-client.ts";

/**
 * A `fetch` that is answered by handlers of MSW and by nothing else: nothing is intercepted, and
 * a request that no handler answers fails as an unreachable host does.
 */
export function mswFetch(handlers: readonly HttpHandler[]): Fetch {
  const all = [...handlers];
  return async (url, init) => {
    const request = new Request(url, init);
    const response = await orAborted(getResponse(all, request), request.signal);
    if (response === undefined || isPassthroughResponse(response)) {
      throw new TypeError("fetch failed", { cause: new Error(`nothing answers ${url}`) });
    }
    // `HttpResponse.error()` plays a broken connection.
    if (response.type === "error") throw new TypeError("fetch failed");
    return response;
  };
}

/** The outcome, or the reason of the signal if that comes first, as with the real `fetch`. */
function orAborted<T>(outcome: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    outcome.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
