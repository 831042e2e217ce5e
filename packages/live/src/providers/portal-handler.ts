import { isReceipt, OrderLedger, type Outcome } from "./order-ledger.ts";
import type { OrderStatus } from "./order-schemas.ts";
import { portalProblem } from "./portal-problem.ts";
import { jsonResponse, problemResponse } from "./portal-response.ts";
import type { ProviderBook } from "./provider-book.ts";
import { readOrder } from "./read-order.ts";

/**
 * Far more than are open at one provider, and than come in while a contact point still tries one
 * again. They take some 4 MB.
 */
const ORDERS_REMEMBERED = 10_000;

export interface PortalOptions {
  /**
   * The State for which a request with this Authorization header speaks, or null to turn it away.
   * Left out, nobody is asked for a credential: for one's own machine only.
   */
  readonly stateOf?: (authorization: string | null) => string | null;
  /** Orders that are remembered; beyond them the oldest are forgotten. */
  readonly remembers?: number;
}

/** Answers the requests to a provider's order portal. It throws only what the book throws. */
export type PortalHandler = (request: Request) => Promise<Response>;

export function portalHandler(book: ProviderBook, options: PortalOptions = {}): PortalHandler {
  const ledger = new OrderLedger(options.remembers ?? ORDERS_REMEMBERED);
  return async (request) => {
    const place = placeOf(new URL(request.url).pathname);
    if (place === null) return problemResponse(portalProblem("unknown-path"));
    const allow = place.order === null ? "POST" : "GET";
    if (request.method !== allow) return problemResponse(portalProblem("wrong-method"), { allow });
    const speaker = options.stateOf?.(request.headers.get("authorization"));
    if (speaker === null) {
      return problemResponse(portalProblem("unauthorised"), { "www-authenticate": "Bearer" });
    }
    if (place.order !== null) return statusResponse(book, ledger, place.order, speaker);
    const outcome = await placed(book, ledger, request, speaker);
    return isReceipt(outcome) ? jsonResponse(outcome, 202) : problemResponse(outcome);
  };
}

async function placed(
  book: ProviderBook,
  ledger: OrderLedger,
  request: Request,
  speaker: string | undefined,
): Promise<Outcome> {
  const key = request.headers.get("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{1,2560}$/.test(key)) return portalProblem("key-missing");
  const order = await readOrder(request);
  if ("title" in order) return order;
  if (speaker !== undefined && speaker !== order.ordering_state)
    return portalProblem("other-state");
  // From here nothing waits, so two copies of an order cannot both find the ledger empty.
  const earlier = ledger.find(key, order);
  if (typeof earlier === "string") return portalProblem(earlier);
  if (earlier !== null) return earlier;
  const answer = book.place(order);
  const outcome = "refused" in answer ? answer.refused : receiptOf(order.order, answer.answers_at);
  ledger.keep(key, order, outcome);
  return outcome;
}

function receiptOf(order: string, answersAt: number): Outcome {
  return {
    order,
    state: "pending",
    ...(Number.isSafeInteger(answersAt) ? { answer_expected_at: answersAt } : {}),
  };
}

function statusResponse(
  book: ProviderBook,
  ledger: OrderLedger,
  order: string,
  speaker: string | undefined,
): Response {
  const taken = ledger.taken(order);
  // Whose order it is stays untold: to any other State it is unknown.
  if (taken === null || (speaker !== undefined && taken.by !== speaker)) {
    return problemResponse(portalProblem("unknown-order"));
  }
  const found = book.collect(order);
  const status: OrderStatus =
    found === "pending" ? taken.receipt : { order, state: "answered", ...found };
  return jsonResponse(status, 200);
}

/** The order that a path is about; null within it: `/orders` itself. */
function placeOf(path: string): { readonly order: string | null } | null {
  if (path === "/orders") return { order: null };
  const [, encoded] = /^\/orders\/([^/]+)$/.exec(path) ?? [];
  if (encoded === undefined) return null;
  try {
    return { order: decodeURIComponent(encoded) };
  } catch {
    return null;
  }
}
