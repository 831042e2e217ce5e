import type { Instant } from "@contactpoint/engine";
import type { DutyRecord } from "../journal/index.ts";
import { defineMachine, type TimerOrders } from "../machine/index.ts";
import { deskConfig } from "./desk-config.ts";

/** A contact point's duty desk. */
export interface DeskContext {
  now: Instant;
  /** Officers on shift, and officers who can be called out. */
  officers: number;
  on_call: number;
  out: boolean;
}

export type DeskEvent =
  | { readonly type: "shiftChanged"; readonly officers: number; readonly on_call: number }
  | { readonly type: "outageBegan" }
  | { readonly type: "outageEnded" };

export interface DeskOrders extends TimerOrders {
  duty(duty: DutyRecord["duty"]): void;
}

/** Duty of a contact point: on duty, on call, closed or out of service (UN-41.1, BC-35.1). */
export const deskMachine = defineMachine<
  DeskContext,
  DeskEvent,
  DeskOrders,
  { duty: { duty: DutyRecord["duty"] } }
>()({
  guards: {
    staffed: ({ officers, out }) => !out && officers > 0,
    callable: ({ officers, on_call, out }) => !out && officers <= 0 && on_call > 0,
    empty: ({ officers, on_call, out }) => !out && officers <= 0 && on_call <= 0,
    broken: ({ out }) => out,
  },
  updates: {
    changeShift: (draft, event) => {
      if (event.type !== "shiftChanged") return;
      draft.officers = event.officers;
      draft.on_call = event.on_call;
    },
    fail: (draft) => void (draft.out = true),
    recover: (draft) => void (draft.out = false),
  },
  orders: { duty: (_c, _e, { duty }, out) => out.duty(duty) },
  delays: {},
  config: deskConfig,
});
