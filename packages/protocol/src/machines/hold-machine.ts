import type { Instant } from "@contactpoint/engine";
import type { MessageBody, OrderRecord } from "../journal/index.ts";
import { defineMachine } from "../machine/index.ts";
import { holdConfig } from "./hold-config.ts";
import type { HoldOrders, Task } from "./request-orders.ts";
import { RENEWAL_BEFORE, type RequestTerms } from "./request-terms.ts";

/** One item at the requested side. */
export interface HoldContext {
  now: Instant;
  readonly terms: RequestTerms;
  readonly item: number;
  readonly provider: string;
  readonly retries_most: number;
  readonly retry_after: number;
  retries: number;
  noticed: boolean;
  preserved_from: Instant;
  /** End of the hold towards the requesting State. */
  until: Instant;
  /** End of the domestic order. */
  order_until: Instant;
}

export type HoldEvent =
  | { readonly type: "ordered" }
  | { readonly type: "authorised" }
  | {
      readonly type: "providerAnswered";
      readonly answer: NonNullable<OrderRecord["answer"]>;
      readonly next_provider: string | null;
      readonly next_state: string | null;
    }
  | { readonly type: "renewed"; readonly done: boolean }
  | { readonly type: "extensionGranted" }
  | { readonly type: "assistanceReceived" }
  | { readonly type: "assistanceGranted" }
  | { readonly type: "assistanceRefused" }
  | { readonly type: "withdrawn" };

/** The hold on one item: order, provider, preservation, renewal, end. */
export const holdMachine = defineMachine<
  HoldContext,
  HoldEvent,
  HoldOrders,
  { ask: { task: Task }; release: { reason: string } }
>()({
  guards: {
    policeOrders: ({ terms }) => terms.police_orders,
    preserved: (_, event) => event.type === "providerAnswered" && event.answer === "preserved",
    disclosed: (_, event) => event.type === "providerAnswered" && event.answer === "disclosed",
    leadsElsewhere: (_, event) => event.type === "providerAnswered" && event.answer === "elsewhere",
    failedWithRetries: (c, event) =>
      event.type === "providerAnswered" &&
      (event.answer === "failed" || event.answer === "refused") &&
      c.retries < c.retries_most,
    renewalDone: (_, event) => event.type === "renewed" && event.done,
    notNoticed: ({ noticed }) => !noticed,
  },
  updates: {
    countRetry: (draft) => void draft.retries++,
    begin: (draft) => {
      draft.preserved_from = draft.now;
      draft.until = draft.now + draft.terms.preservation;
      draft.order_until = draft.now + draft.terms.order_lasts;
    },
    extend: (draft) => {
      draft.until += draft.terms.extension_adds;
      draft.noticed = false;
    },
    renew: (draft) => void (draft.order_until += draft.terms.order_lasts),
    noteNotice: (draft) => void (draft.noticed = true),
  },
  orders: {
    ask: (_c, _e, { task }, out) => out.ask(task),
    order: (_c, _e, _p, out) => out.order(),
    confirm: (c, _e, _p, out) => {
      out.hold("began", c.until, c.order_until);
      out.send("confirmation", {
        preserved_from: c.preserved_from,
        until: c.until,
        provider: c.provider,
      });
      out.tellCase({ type: "itemSettled", item: c.item, held: true, until: c.until });
    },
    disclose: (c, _e, _p, out) => {
      out.send("disclosure", { content: true, provider: c.provider });
      out.tellCase({ type: "itemSettled", item: c.item, held: false, until: 0 });
    },
    deny: (c, event, _p, out) => {
      out.send("negative", { negative: negativeOf(event), provider: c.provider });
      out.tellCase({ type: "itemSettled", item: c.item, held: false, until: 0 });
    },
    discloseTraffic: (c, event, _p, out) => {
      if (event.type !== "providerAnswered") return;
      out.send("traffic-data-disclosure", {
        content: false,
        provider: c.provider,
        ...(event.next_state === null ? {} : { next_state: event.next_state }),
        ...(event.next_provider === null ? {} : { next_provider: event.next_provider }),
      });
      out.tellCase({ type: "itemSettled", item: c.item, held: false, until: 0 });
    },
    noticeExpiry: (c, _e, _p, out) => out.send("expiry-notice", { until: c.until }),
    noteExtended: (c, _e, _p, out) => out.hold("extended", c.until, c.order_until),
    noteRenewed: (c, _e, _p, out) => out.hold("renewed", c.until, c.order_until),
    suspend: (c, _e, _p, out) => out.hold("suspended", c.until, c.order_until),
    lapse: (c, _e, _p, out) => {
      out.hold("lapsed", c.until, c.order_until, "order-ran-out");
      out.send("release-notice", { reasons: "the domestic order ran out" });
      out.tellCase({ type: "itemEnded", item: c.item });
    },
    expire: (c, _e, _p, out) => {
      out.hold("released", c.until, c.order_until, "expiry");
      out.send("release-notice", { reasons: "the preservation ended" });
      out.tellCase({ type: "itemEnded", item: c.item });
    },
    release: (c, _e, { reason }, out) => out.hold("released", c.until, c.order_until, reason),
    produce: (c, _e, _p, out) => out.hold("produced", c.until, c.order_until),
  },
  delays: {
    retryWait: ({ retry_after }) => retry_after,
    noticeDue: (c) => Math.max(0, c.until - c.terms.expiry_notice_before - c.now),
    holdEnd: (c) => Math.max(0, c.until - c.now),
    renewalDue: (c) => Math.max(0, c.order_until - RENEWAL_BEFORE - c.now),
    orderEnd: (c) => Math.max(0, c.order_until - c.now),
  },
  config: holdConfig,
});

/** A provider that keeps failing or refusing holds nothing that can be had. */
function negativeOf(event: HoldEvent): NonNullable<MessageBody["negative"]> {
  if (event.type !== "providerAnswered") return "not-held";
  return event.answer === "deleted" || event.answer === "wrong-identifier"
    ? event.answer
    : "not-held";
}
