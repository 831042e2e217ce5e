import type { Instant } from "@contactpoint/engine";
import type { RefusalGround } from "../law/refusal-ground.ts";
import { defineMachine } from "../machine/index.ts";
import type { MessageType } from "../messages/message-type.ts";
import type { HoldEvent } from "./hold-machine.ts";
import type { RequestedOrders, Task } from "./request-orders.ts";
import { requestedConfig } from "./requested-config.ts";
import { REMINDER_AFTER, REMINDERS_MOST, type RequestTerms } from "./request-terms.ts";

/** The requested side's copy of one request. Masks have one bit per item. */
export interface RequestedContext {
  now: Instant;
  readonly terms: RequestTerms;
  readonly items: number;
  settled: number;
  held: number;
  ended: number;
  reminders: number;
  /** The earliest end of a hold; 0 before. */
  until: Instant;
}

export type RequestedEvent =
  | { readonly type: "requestRepeated" }
  | { readonly type: "acknowledged" }
  | { readonly type: "foundComplete" }
  | { readonly type: "foundIncomplete"; readonly missing: readonly string[] }
  | { readonly type: "foundMisaddressed"; readonly state: string; readonly provider: string }
  | { readonly type: "supplementReceived" }
  | { readonly type: "located"; readonly provider: string; readonly state: string }
  | { readonly type: "accepted" }
  /** Without a ground: who answers of free will needs none. */
  | {
      readonly type: "groundFound";
      readonly ground: RefusalGround | null;
      readonly reasons: string;
    }
  | { readonly type: "prejudiceFound" }
  | { readonly type: "choiceReceived" }
  | { readonly type: "withdrawalReceived" }
  | { readonly type: "statusAsked" }
  | {
      readonly type: "itemSettled";
      readonly item: number;
      readonly held: boolean;
      readonly until: Instant;
    }
  | { readonly type: "itemEnded"; readonly item: number }
  | { readonly type: "extensionAsked" }
  | { readonly type: "extensionDecided"; readonly granted: boolean }
  | { readonly type: "assistanceReceived" }
  | { readonly type: "assistanceDecided"; readonly granted: boolean };

/** The requested side of a request, from its arrival to the release of the data. */
export const requestedMachine = defineMachine<
  RequestedContext,
  RequestedEvent,
  RequestedOrders,
  { ask: { task: Task }; send: { type: MessageType }; tellItems: { event: HoldEvent["type"] } }
>()({
  guards: {
    isPing: ({ terms }) => terms.form === "ping",
    isLocationQuery: ({ terms }) => terms.form === "location-query",
    remindersLeft: ({ reminders }) => reminders < REMINDERS_MOST,
    allSettledSomeHeld: (c) => c.settled === c.items && c.held !== 0,
    allSettled: (c) => c.settled === c.items,
    allEnded: (c) => c.held !== 0 && (c.held & ~c.ended) === 0,
    granted: (_, event) => "granted" in event && event.granted,
  },
  updates: {
    countReminder: (draft) => void draft.reminders++,
    forgetReminders: (draft) => void (draft.reminders = 0),
    noteSettled: (draft, event) => {
      if (event.type !== "itemSettled") return;
      draft.settled |= 1 << event.item;
      if (!event.held) return;
      draft.held |= 1 << event.item;
      if (draft.until === 0 || event.until < draft.until) draft.until = event.until;
    },
    noteEnded: (draft, event) => {
      if (event.type === "itemEnded") draft.ended |= 1 << event.item;
    },
    extend: (draft) => void (draft.until += draft.terms.extension_adds),
  },
  orders: {
    ask: (_c, _e, { task }, out) => out.ask(task),
    send: (_c, _e, { type }, out) => out.send(type, null),
    askForMissing: (_c, event, _p, out) => {
      if (event.type === "foundIncomplete")
        out.send("missing-items-request", { missing: event.missing });
    },
    refer: (_c, event, _p, out) => {
      if (event.type !== "foundMisaddressed") return;
      out.send("referral", { next_state: event.state, next_provider: event.provider });
    },
    locate: (_c, event, _p, out) => {
      if (event.type !== "located") return;
      out.send("location-answer", { provider: event.provider, next_state: event.state });
    },
    refuse: (_c, event, _p, out) => {
      if (event.type !== "groundFound") return;
      const { ground, reasons } = event;
      out.send("refusal", ground === null ? { reasons } : { ground, reasons });
    },
    grantExtension: (c, _e, _p, out) =>
      out.send("extension-decision", { granted: true, until: c.until }),
    refuseExtension: (c, _e, _p, out) =>
      out.send("extension-decision", { granted: false, until: c.until }),
    grantAssistance: (_c, _e, _p, out) =>
      out.send("assistance-decision", { granted: true, content: true }),
    refuseAssistance: (_c, _e, _p, out) => out.send("assistance-decision", { granted: false }),
    reportClosed: (_c, _e, _p, out) => out.send("status-report", { closed: true }),
    repeat: (_c, _e, _p, out) => out.repeat(),
    startItems: (_c, _e, _p, out) => out.startItems(),
    tellItems: (_c, _e, { event }, out) => out.tellItems(TO_ITEMS[event] ?? never(event)),
  },
  delays: { reminder: () => REMINDER_AFTER },
  config: requestedConfig,
});

/** Facts without further content that every item learns. */
const TO_ITEMS: Readonly<Record<string, HoldEvent>> = {
  extensionGranted: { type: "extensionGranted" },
  assistanceReceived: { type: "assistanceReceived" },
  assistanceGranted: { type: "assistanceGranted" },
  assistanceRefused: { type: "assistanceRefused" },
  withdrawn: { type: "withdrawn" },
};

function never(event: string): HoldEvent {
  throw new Error(`items are never told ${event}`);
}
