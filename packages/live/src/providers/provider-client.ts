import type * as z from "zod";
import { isHostRefused } from "./host-refusal.ts";
import type { CollectResult, OrderFailed, PlaceResult } from "./order-result.ts";
import { orderReceiptSchema, orderStatusSchema, type PortalOrder } from "./order-schemas.ts";
import { type CallOutcome, type FailedCall, readResponse } from "./provider-call.ts";
import { retryDelay } from "./retry-delay.ts";
import { REAL_TIMERS, type Timers } from "./timers.ts";

/** Calls of one order, all with its key. Whoever fails three times in a row will not answer soon. */
export const TRIES_MOST = 3;

/** For one call, its body included. A portal only notes an order down. */
export const CALL_MS_MOST = 10_000;

/** `fetch`, or what stands for it. It must give up when its signal does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface ProviderClientOptions {
  /** Where the portal is, such as `https://mailhaven.provider.example/`. */
  readonly base: string;
  readonly fetch: Fetch;
  /** Asked about every address before it is called: true, or why it must not be. */
  readonly allowed: (url: string) => true | string;
  /** Value of the Authorization header. */
  readonly authorization?: string;
  /** Ends all calls, when the contact point is shut down. */
  readonly stop?: AbortSignal;
  readonly timers?: Timers;
  /** Milliseconds since the Unix epoch, to read a Retry-After that is a date. */
  readonly now?: () => number;
  /** Uniform on [0, 1). */
  readonly random?: () => number;
}

interface CallInit {
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/**
 * A contact point's side of a provider's order portal. Calls never reject because of what the
 * network or the provider does; that becomes a result.
 */
export class ProviderClient {
  readonly #options: ProviderClientOptions;
  readonly #orders: string;
  readonly #timers: Timers;
  readonly #now: () => number;
  readonly #random: () => number;

  /** @throws TypeError if `base` is no URL */
  constructor(options: ProviderClientOptions) {
    const { base } = options;
    this.#options = options;
    this.#orders = new URL("orders", base.endsWith("/") ? base : `${base}/`).href;
    this.#timers = options.timers ?? REAL_TIMERS;
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? Math.random;
  }

  /** Hands an order in. It takes effect once, however often it must be sent. */
  async place(order: PortalOrder): Promise<PlaceResult> {
    const init: CallInit = {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": encodeURIComponent(order.order),
      },
      body: JSON.stringify(order),
    };
    const got = await this.#call(this.#orders, init, order.order, orderReceiptSchema);
    if ("kind" in got) return got;
    return { kind: "accepted", answers_at: got.answer_expected_at ?? null };
  }

  /** @param id of the order */
  async collect(id: string): Promise<CollectResult> {
    const url = `${this.#orders}/${encodeURIComponent(id)}`;
    const got = await this.#call(url, { method: "GET", headers: {} }, id, orderStatusSchema);
    if ("kind" in got) return got;
    if (got.state === "pending") {
      return { kind: "pending", answers_at: got.answer_expected_at ?? null };
    }
    const { order: _, state: __, ...answer } = got;
    return { kind: "answered", answer };
  }

  async #call<T extends { readonly order: string }>(
    url: string,
    init: CallInit,
    id: string,
    schema: z.ZodType<T>,
  ): Promise<T | OrderFailed> {
    const allowed = this.#options.allowed(url);
    if (allowed !== true) {
      const { again: _, ...failure } = hostNotAllowed(allowed);
      return { ...failure, tries: 0 };
    }
    for (let tries = 1; ; tries++) {
      const outcome = await this.#once(url, init, schema);
      if (outcome.kind === "value") {
        return outcome.value.order === id ? outcome.value : anotherOrder(tries);
      }
      const { again, ...failure } = outcome;
      const pause =
        again === null || tries === TRIES_MOST
          ? null
          : retryDelay(tries, again.retryAfter, this.#now(), this.#random);
      if (pause === null) return { ...failure, tries };
      if (!(await this.#pause(pause))) return { ...STOPPED, tries };
    }
  }

  async #once<T>(url: string, init: CallInit, schema: z.ZodType<T>): Promise<CallOutcome<T>> {
    const { fetch, stop, authorization } = this.#options;
    const abort = new AbortController();
    const giveUp = (): void => abort.abort(new Error("The call was given up."));
    const cancel = this.#timers.after(CALL_MS_MOST, giveUp);
    stop?.addEventListener("abort", giveUp, { once: true });
    try {
      if (stop?.aborted === true) return { ...STOPPED, again: null };
      const headers = {
        accept: "application/json, application/problem+json",
        ...(authorization === undefined ? {} : { authorization }),
        ...init.headers,
      };
      const { signal } = abort;
      const response = await fetch(url, { ...init, headers, redirect: "manual", signal });
      return await readResponse(response, schema, signal);
    } catch (error) {
      if (stop?.aborted === true) return { ...STOPPED, again: null };
      if (isHostRefused(error)) return hostNotAllowed(error.message);
      return abort.signal.aborted ? TIMED_OUT : unreachable(error);
    } finally {
      cancel();
      stop?.removeEventListener("abort", giveUp);
    }
  }

  /** Whether to go on afterwards. */
  #pause(ms: number): Promise<boolean> {
    const { stop } = this.#options;
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        stop?.removeEventListener("abort", end);
        resolve(stop?.aborted !== true);
      };
      const cancel = this.#timers.after(ms, end);
      if (stop?.aborted === true) end();
      else stop?.addEventListener("abort", end, { once: true });
    });
  }
}

const STOPPED = { kind: "failed", reason: "stopped", status: null, detail: "shut down" } as const;

const TIMED_OUT = {
  kind: "failed",
  reason: "timed-out",
  status: null,
  detail: `no whole answer within ${CALL_MS_MOST} ms`,
  again: { retryAfter: null },
} as const;

function hostNotAllowed(detail: string): FailedCall {
  return { kind: "failed", reason: "host-not-allowed", status: null, detail, again: null };
}

function unreachable(error: unknown): CallOutcome<never> {
  const cause = error instanceof Error ? error.cause : undefined;
  // `fetch` itself says only that it failed; the system's code, such as ECONNRESET, is its cause.
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "network error";
  const again = { retryAfter: null };
  return { kind: "failed", reason: "unreachable", status: null, detail: code, again };
}

function anotherOrder(tries: number): OrderFailed {
  const detail = "the answer is about another order";
  return { kind: "failed", reason: "malformed-answer", status: null, detail, tries };
}
