import { getResponse, type HttpHandler, isPassthroughResponse } from "msw";
import type { Fetch } from "./provider-client.ts";

/**
 * A `fetch` that is answered by handlers of MSW and by nothing else: nothing is intercepted, and
 * a request that no handler answers fails as an unreachable host does.
 */
export function mswFetch(handlers: readonly HttpHandler[]): Fetch {
  const handlersFor = byOrigin(handlers);
  return async (url, { signal, ...init }) => {
    // A signal would be followed by the request and by each copy that MSW makes of it, which takes
    // about as long as all the rest; nobody who plays a provider looks at it.
    const request = new Request(url, init);
    const response = await orAborted(getResponse(handlersFor(request.url), request), signal);
    if (response === undefined || isPassthroughResponse(response)) {
      throw new TypeError("fetch failed", { cause: new Error(`nothing answers ${url}`) });
    }
    // `HttpResponse.error()` plays a broken connection.
    if (response.type === "error") throw new TypeError("fetch failed");
    return response;
  };
}

/**
 * The handlers that may answer a URL, in their order. MSW tries one after the other, some 10 µs
 * each: with the providers of a whole network that would be all there is to a call.
 */
function byOrigin(handlers: readonly HttpHandler[]): (url: string) => HttpHandler[] {
  const origins = handlers.map(originOf);
  const within = (origin: string | null): HttpHandler[] =>
    handlers.filter((_, place) => origins[place] === null || origins[place] === origin);
  const known = new Map([...new Set(origins)].map((origin) => [origin, within(origin)]));
  const anywhere = within(null);
  return (url) => known.get(new URL(url).origin) ?? anywhere;
}

/** The one origin that a handler answers at, or null if its path does not say. */
function originOf({ info }: HttpHandler): string | null {
  const [origin] =
    (typeof info.path === "string"
      ? /^https?:\/\/[a-z0-9.-]+(?::\d+)?(?=\/)/.exec(info.path)
      : null) ?? [];
  return origin === undefined ? null : new URL(origin).origin;
}

/** The outcome, or the reason of the signal if that comes first, as with the real `fetch`. */
function orAborted<T>(outcome: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal === null || signal === undefined) return outcome;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    outcome.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
