import type { Instant } from "@contactpoint/engine";
import { defineMachine } from "../machine/index.ts";
import type { MessageType } from "../messages/message-type.ts";
import type { RequestingOrders, Task } from "./request-orders.ts";
import { requestingConfig } from "./requesting-config.ts";
import {
  ASSISTANCE_CHASE_AFTER,
  ASSISTANCE_CHASES_MOST,
  type RequestTerms,
} from "./request-terms.ts";

/** The requesting side's copy of one request. Masks have one bit per item. */
export interface RequestingContext {
  now: Instant;
  readonly terms: RequestTerms;
  /** All items. */
  readonly items: number;
  rung: number;
  answered: number;
  preserved: number;
  disclosed: number;
  elsewhere: number;
  /** Status queries, or chases of assistance, without an answer in between. */
  queries: number;
  extensions: number;
  /** Items whose release was announced. */
  released: number;
  /** The earliest and the latest end of a hold that was confirmed; 0 before. */
  until: Instant;
  last_until: Instant;
}

export type RequestingEvent =
  | { readonly type: "prepared" }
  | { readonly type: "needWithdrawn" }
  | { readonly type: "deliveryFailed" }
  | { readonly type: "detailsObtained" }
  | { readonly type: "acknowledged" }
  | {
      readonly type: "itemAnswered";
      readonly item: number;
      readonly answer: ItemAnswer;
      readonly until: Instant;
    }
  | { readonly type: "locationAnswered" }
  | { readonly type: "refused" }
  | { readonly type: "referred" }
  | { readonly type: "itemsMissed" }
  | { readonly type: "supplemented" }
  | { readonly type: "prejudiceNoticed" }
  | { readonly type: "chose"; readonly proceed: boolean }
  /** `closed`: the requested side does nothing more, and has said all that it will say. */
  | { readonly type: "statusReported"; readonly closed: boolean }
  | { readonly type: "expiryNoticed" }
  | { readonly type: "followedUp"; readonly asks: boolean }
  | { readonly type: "extensionDecided"; readonly granted: boolean; readonly until: Instant }
  /** `item` is -1 where everything is released. */
  | { readonly type: "released"; readonly item: number }
  | { readonly type: "lodged" }
  | { readonly type: "assistanceDecided"; readonly granted: boolean };

export type ItemAnswer = "preserved" | "disclosed" | "negative" | "elsewhere";

/** The requesting side of a request, from a need to its last consequence. */
export const requestingMachine = defineMachine<
  RequestingContext,
  RequestingEvent,
  RequestingOrders,
  { ask: { task: Task }; send: { type: MessageType } }
>()({
  guards: {
    isPing: ({ terms }) => terms.form === "ping",
    rungsLeft: ({ rung, terms }) => rung + 1 < terms.ladder.length,
    secretariatIsNext: ({ rung, terms }) => terms.ladder[rung + 1]?.kind === "secretariat",
    openThere: (_, event) => event.type === "statusReported" && !event.closed,
    queriesLeft: ({ queries, terms }) => queries < terms.status_most,
    chasesLeft: ({ queries }) => queries < ASSISTANCE_CHASES_MOST,
    allAnsweredSomePreserved: (c) => c.answered === c.items && c.preserved !== 0,
    allAnsweredSomeDisclosed: (c) => c.answered === c.items && c.disclosed !== 0,
    allAnsweredSomeElsewhere: (c) => c.answered === c.items && c.elsewhere !== 0,
    allAnswered: (c) => c.answered === c.items,
    proceeds: (_, event) => event.type === "chose" && event.proceed,
    mayExtend: ({ extensions, terms }) => extensions < terms.extension_most,
    asksExtension: (_, event) => event.type === "followedUp" && event.asks,
    // A decision said again may be that on an earlier extension: it grants nothing.
    extensionGranted: (c, event) =>
      event.type === "extensionDecided" && event.granted && event.until > c.until,
    extensionRefused: (_, event) => event.type === "extensionDecided" && !event.granted,
    allReleased: (c) => c.preserved !== 0 && (c.preserved & ~c.released) === 0,
    assistanceGranted: (_, event) => event.type === "assistanceDecided" && event.granted,
  },
  updates: {
    nextRung: (draft) => void draft.rung++,
    countQuery: (draft) => void draft.queries++,
    forgetQueries: (draft) => void (draft.queries = 0),
    noteAnswer: (draft, event) => {
      if (event.type === "itemAnswered") noteAnswer(draft, event);
    },
    extend: (draft, event) => {
      if (event.type !== "extensionDecided") return;
      draft.extensions++;
      draft.last_until += event.until - draft.until;
      draft.until = event.until;
    },
    noteReleased: (draft, event) => {
      if (event.type !== "released") return;
      draft.released |= event.item < 0 ? draft.preserved : 1 << event.item;
    },
  },
  orders: {
    ask: (_c, _e, { task }, out) => out.ask(task),
    send: (_c, _e, { type }, out) => out.send(type, null),
    request: (c, _e, _p, out) => out.request(c.rung),
    inquire: (_c, _e, _p, out) => out.inquire(),
  },
  delays: {
    acknowledgementWait: ({ rung, terms }) => terms.ladder[rung]?.wait ?? 0,
    statusWait: ({ terms }) => terms.status_after,
    extensionReminder: (c) => Math.max(0, c.until - c.terms.extension_before - c.now),
    holdEnd: (c) => Math.max(0, c.last_until - c.now),
    assistanceChase: () => ASSISTANCE_CHASE_AFTER,
  },
  config: requestingConfig,
});

/** The first answer on an item stands; a repeated one changes nothing (rule S09). */
function noteAnswer(
  draft: RequestingContext,
  { item, answer, until }: Extract<RequestingEvent, { type: "itemAnswered" }>,
): void {
  const bit = 1 << item;
  if ((draft.answered & bit) !== 0 || (draft.items & bit) === 0) return;
  draft.answered |= bit;
  if (answer === "disclosed") draft.disclosed |= bit;
  if (answer === "elsewhere") draft.elsewhere |= bit;
  if (answer !== "preserved") return;
  draft.preserved |= bit;
  if (draft.until === 0 || until < draft.until) draft.until = until;
  if (until > draft.last_until) draft.last_until = until;
}
