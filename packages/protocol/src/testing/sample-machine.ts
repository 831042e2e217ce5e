import { defineMachine, type MachineSpec, type TimerOrders } from "../machine/machine-spec.ts";

/** Instants and durations in ms. */
export interface SampleContext {
  now: number;
  urgent: boolean;
  tries: number;
  open: number;
  held: number;
}

export type SampleEvent =
  | { readonly type: "received"; readonly urgent: boolean; readonly items: number }
  | { readonly type: "accepted" | "refused" | "incomplete" | "completed" | "withdrawn" }
  | { readonly type: "itemAnswered"; readonly held: boolean }
  | { readonly type: "statusAsked" };

export interface SampleOrders extends TimerOrders {
  ask(task: string): void;
  send(message: string): void;
  count(tries: number): void;
}

/**
 * A request at the side that is asked to preserve, in small: every form the interpreters know occurs
 * in it. For tests and benches of the machinery; it states no article's procedure.
 */
export const sampleMachine: MachineSpec<SampleContext, SampleEvent, SampleOrders> = defineMachine<
  SampleContext,
  SampleEvent,
  SampleOrders,
  { ask: { task: string }; send: { message: string } }
>()({
  guards: {
    isUrgent: (context) => context.urgent,
    mayRemind: (context) => context.tries < 3,
    isLastItem: (context) => context.open <= 1,
    allAnswered: (context) => context.open === 0,
    someHeld: (context) => context.held > 0,
  },
  updates: {
    record: (draft, event) => {
      if (event.type !== "received") return;
      draft.urgent = event.urgent;
      draft.open = event.items;
    },
    countTry: (draft) => void draft.tries++,
    forgetTries: (draft) => void (draft.tries = 0),
    countAnswer: (draft, event) => {
      draft.open--;
      if (event.type === "itemAnswered" && event.held) draft.held++;
    },
  },
  orders: {
    ask: (_context, _event, params, out) => out.ask(params.task),
    send: (_context, _event, params, out) => out.send(params.message),
    noteTries: (context, _event, _params, out) => out.count(context.tries),
  },
  delays: {
    triageLimit: (context) => (context.urgent ? 600_000 : 7_200_000),
    reminder: (context) => 3_600_000 * (context.tries + 1),
    hold: () => 5_184_000_000,
  },
  config: {
    id: "sample",
    initial: "waiting",
    on: { statusAsked: { actions: [{ type: "send", params: { message: "status" } }] } },
    states: {
      waiting: {
        description: "Nothing has arrived.",
        on: { received: { target: "handling", actions: ["record"] } },
      },
      handling: {
        initial: "triage",
        entry: [{ type: "send", params: { message: "acknowledgement" } }],
        exit: "noteTries",
        after: { hold: "expired" },
        onDone: [
          { guard: "someHeld", target: "holding" },
          { target: "closed", actions: { type: "send", params: { message: "nothing held" } } },
        ],
        on: { withdrawn: { target: "closed", description: "The requesting side withdraws." } },
        states: {
          triage: {
            entry: { type: "ask", params: { task: "triage" } },
            after: {
              triageLimit: [
                { guard: "mayRemind", target: "triage", reenter: true, actions: "countTry" },
                { target: "#sample.closed", actions: "noteTries" },
              ],
            },
            on: {
              accepted: { target: "ordering", meta: { article: "29" } },
              refused: { target: "#sample.closed" },
              incomplete: { target: "completing" },
            },
          },
          completing: {
            initial: "asked",
            on: { completed: { target: "triage" }, incomplete: { target: "completing" } },
            states: {
              asked: {
                entry: { type: "send", params: { message: "question" } },
                after: { reminder: { target: "reminded", actions: "countTry" } },
              },
              reminded: {
                after: {
                  reminder: [
                    { guard: "mayRemind", target: "reminded", reenter: true, actions: "countTry" },
                    { target: "#sample.closed" },
                  ],
                },
              },
            },
          },
          ordering: {
            entry: ["forgetTries", { type: "send", params: { message: "order" } }],
            on: {
              itemAnswered: { actions: ["countAnswer", "noteTries"] },
              statusAsked: {
                guard: "isUrgent",
                actions: { type: "ask", params: { task: "report" } },
              },
            },
            always: { guard: "allAnswered", target: "answered" },
          },
          answered: { type: "final", entry: "noteTries" },
        },
      },
      holding: {
        entry: { type: "send", params: { message: "preserved" } },
        after: { hold: { target: "expired", actions: "noteTries" } },
        on: { withdrawn: "closed" },
      },
      expired: { type: "final", entry: { type: "send", params: { message: "expired" } } },
      closed: { type: "final", entry: { type: "send", params: { message: "closed" } } },
    },
  },
});

/** A fresh context of the sample machine. */
export function sampleContext(now: number): SampleContext {
  return { now, urgent: false, tries: 0, open: 0, held: 0 };
}
