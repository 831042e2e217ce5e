import { DAY } from "@contactpoint/engine";
import { holdMachine, type MessageBody, requestedMachine } from "@contactpoint/protocol";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";
import { hearing } from "./state-changes.ts";

/** Faults in how long data are kept, and in what is said of it. */
export const FAULTS_IN_HOLDS: readonly Mutant[] = [
  {
    id: "holds-for-59-days",
    rule: "S18",
    sentence: "A hold is a day too short.",
    plant: inMachine(holdMachine, {
      updates: {
        begin: (draft, event) => {
          holdMachine.updates["begin"]?.(draft, event);
          draft.until -= DAY;
        },
      },
    }),
  },
  {
    id: "counts-two-months-of-28-days",
    rule: "S18",
    sentence: "Sixty days are taken for two months, and these for eight weeks.",
    plant: inMachine(holdMachine, {
      updates: {
        begin: (draft, event) => {
          holdMachine.updates["begin"]?.(draft, event);
          draft.until = draft.now + 56 * DAY;
        },
      },
    }),
  },
  {
    id: "confirms-no-end",
    rule: "S18",
    sentence: "A confirmation does not say until when.",
    plant: confirming(({ until: _until, ...body }) => body),
  },
  {
    id: "confirms-from-before-it-held",
    rule: "S18",
    sentence: "A confirmation counts from ten days before the hold began.",
    plant: confirming((body) => ({
      ...body,
      preserved_from: (body.preserved_from ?? 0) - 10 * DAY,
    })),
  },
  {
    id: "lapses-after-thirty-days",
    rule: "S18",
    sentence: "A domestic order runs out after thirty days, whatever the law says.",
    plant: inMachine(holdMachine, {
      delays: { orderEnd: (c) => Math.max(0, c.preserved_from + 30 * DAY - c.now) },
    }),
  },
  {
    id: "forgets-a-pending-request-for-assistance",
    rule: "S19",
    sentence: "The items never learn that assistance was asked for, and run out.",
    plant: inMachine(requestedMachine, {
      orders: {
        tellItems: (c, event, params, out) => {
          if (event.type !== "assistanceReceived")
            requestedMachine.orders["tellItems"]?.(c, event, params, out);
        },
      },
    }),
  },
  {
    id: "is-too-busy-for-assistance",
    rule: "S19",
    sentence: "A request for assistance is set aside while an extension is being decided.",
    plant: inMachine(requestedMachine, {
      states: {
        "open.holding.deciding-extension": hearing({
          assistanceReceived: { description: "One thing after the other" },
        }),
      },
    }),
  },
  {
    id: "renews-nothing-while-assistance-is-pending",
    rule: "S19",
    sentence: "While assistance is pending nobody renews the domestic order.",
    plant: inMachine(holdMachine, {
      states: { "assistance-pending.running": ({ after: _none, ...state }) => state },
    }),
  },
  {
    id: "counts-an-extension-from-today",
    rule: "S20",
    sentence: "More time counts from the day of the decision, and may be less.",
    plant: inMachine(holdMachine, {
      updates: {
        extend: (draft) => {
          draft.until = draft.now + draft.terms.extension_adds;
          draft.noticed = false;
        },
      },
    }),
  },
  {
    id: "renews-for-half-a-year",
    rule: "S20",
    sentence: "A domestic order is renewed for half a year at a time.",
    plant: inMachine(holdMachine, {
      updates: { renew: (draft) => void (draft.order_until += 180 * DAY) },
    }),
  },
  {
    id: "lets-the-order-run-out",
    rule: "S20",
    sentence: "Nobody renews a domestic order, and nobody notices that it has run out.",
    plant: inMachine(holdMachine, {
      delays: { renewalDue: () => NEVER, orderEnd: () => NEVER },
    }),
  },
  {
    id: "confirms-before-it-orders",
    rule: "S21",
    sentence: "The answer leaves before the order.",
    plant: inMachine(holdMachine, {
      orders: {
        order: (c, _e, _p, out) => {
          const until = c.now + c.terms.preservation;
          out.send("confirmation", { preserved_from: c.now, until, provider: c.provider });
          out.order();
        },
      },
    }),
  },
  {
    id: "confirms-before-it-writes",
    rule: "S21",
    sentence: "The confirmation leaves, and then the hold is written down.",
    plant: inMachine(holdMachine, {
      orders: {
        confirm: (c, _e, _p, out) => {
          const { preserved_from, until, provider, order_until, item } = c;
          out.send("confirmation", { preserved_from, until, provider });
          out.hold("began", until, order_until);
          out.tellCase({ type: "itemSettled", item, held: true, until });
        },
      },
    }),
  },
  {
    id: "takes-a-failed-order-for-a-preservation",
    rule: "S21",
    sentence: "A provider that failed to carry an order out is taken to have preserved.",
    plant: inMachine(holdMachine, {
      guards: {
        preserved: (_, event) =>
          event.type === "providerAnswered" &&
          (event.answer === "preserved" || event.answer === "failed"),
      },
    }),
  },
  {
    id: "confirms-another-request",
    rule: "S21",
    sentence: "A confirmation leaves under the request that arrived last.",
    plant: inWorld((world) => {
      const last = new Map<string, Parameters<typeof world.post.send>[0]>();
      replaceMethod(world.casework, "receive", (receive) => (of) => {
        last.set(of.point.id, of);
        receive(of);
      });
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        const other = last.get(of.point.id) ?? of;
        const mixed = letter.type === "confirmation" && other.facts.from === of.facts.from;
        send(mixed ? other : of, letter);
      });
    }),
  },
  {
    id: "releases-a-moment-early",
    rule: "S24",
    sentence: "A hold ends a millisecond before its end.",
    plant: inMachine(holdMachine, {
      delays: { holdEnd: (c) => Math.max(0, c.until - 1 - c.now) },
    }),
  },
  {
    id: "releases-without-an-announcement",
    rule: "S24",
    sentence: "The requesting side is not told that the end is near.",
    plant: inMachine(holdMachine, { orders: { noticeExpiry: () => undefined } }),
  },
  {
    id: "confirms-a-day-too-many",
    rule: "S24",
    sentence: "A confirmation promises a day more than the data are held.",
    plant: confirming((body) => ({ ...body, until: (body.until ?? 0) + DAY })),
  },
  {
    id: "grants-more-time-and-holds-no-longer",
    rule: "S24",
    sentence: "More time is granted, and the holds never learn of it.",
    plant: inMachine(requestedMachine, {
      orders: {
        tellItems: (c, event, params, out) => {
          if (event.type !== "extensionDecided")
            requestedMachine.orders["tellItems"]?.(c, event, params, out);
        },
      },
    }),
  },
  {
    id: "announces-another-end",
    rule: "S24",
    sentence: "The notice of an end names a day earlier.",
    plant: inMachine(holdMachine, {
      orders: {
        noticeExpiry: (c, _e, _p, out) => out.send("expiry-notice", { until: c.until - DAY }),
      },
    }),
  },
  {
    id: "announces-only-the-first-end",
    rule: "S24",
    sentence: "An extended hold ends without a notice of its new end.",
    plant: inMachine(holdMachine, {
      updates: { extend: (draft) => void (draft.until += draft.terms.extension_adds) },
    }),
  },
];

/** Longer than any run. */
const NEVER = 36_500 * DAY;

/** Confirmations say something else. */
function confirming(change: (body: MessageBody) => MessageBody): Mutant["plant"] {
  return inMachine(holdMachine, {
    orders: {
      confirm: (c, event, params, out) =>
        holdMachine.orders["confirm"]?.(c, event, params, {
          ...out,
          send: (type, body) => out.send(type, change({ ...body })),
        }),
    },
  });
}
