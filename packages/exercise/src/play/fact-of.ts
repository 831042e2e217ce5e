import type { ExerciseFact, Order } from "../log/index.ts";
import type { InjectDesk } from "./inject-desk.ts";
import type { RatingDesk } from "./rating-desk.ts";

/** An order that leaves a record. */
export type LoggedOrder = Exclude<Order, { order: "close" }>;

/** What stands when an order is given, and is logged with it. */
interface Present {
  readonly ratings: Pick<RatingDesk, "proposed">;
  readonly injects: Pick<InjectDesk, "before">;
}

/** The fact that an order becomes when it is carried out; the log is closed before the service is. */
export function factOf(order: LoggedOrder, present: Present): ExerciseFact {
  switch (order.order) {
    case "act":
      return { kind: "act", act: order.act };
    case "clock":
      return clockFact(order.do);
    case "inject":
      return injectFact(order, present);
    case "seat":
      return { kind: "seat", of: order.seat, ...SEAT_ACTS[order.act] };
    case "join":
      return { kind: "seat", act: "joined" };
    case "ready": {
      const { order: _, ...readiness } = order;
      return { kind: "seat", act: "ready", readiness };
    }
    case "hand-over":
      return { kind: "seat", act: "handed-over", text: order.text };
    case "say": {
      const { to, text, about } = order;
      return { kind: "message", to, text, ...(about === undefined ? {} : { about }) };
    }
    case "note": {
      const { text, about } = order;
      return { kind: "note", text, ...(about === undefined ? {} : { about }) };
    }
    case "rate": {
      const { about, state, rating, remark } = order;
      const proposed = present.ratings.proposed(about, state);
      return { kind: "rating", about, state, rating, proposed, remark };
    }
    case "observe": {
      const { state, about = null, text, evidence, cause } = order;
      return { kind: "observation", state, about, text, evidence, cause };
    }
    case "improve": {
      const { order: _, ...improvement } = order;
      return { kind: "improvement", ...improvement };
    }
    case "feedback":
      return { kind: "feedback", answers: order.answers };
  }
}

const SEAT_ACTS = {
  revoke: { act: "revoked" },
  "give-to-machine": { act: "taken-over", by: "machine" },
  "take-over": { act: "taken-over", by: "facilitator" },
  "give-back": { act: "returned" },
} as const;

function clockFact(act: Extract<Order, { order: "clock" }>["do"]): ExerciseFact {
  switch (act.act) {
    case "start":
      return { kind: "clock", act: "started" };
    case "pause":
      return { kind: "clock", act: "paused" };
    case "resume":
      return { kind: "clock", act: "resumed" };
    case "end":
      return { kind: "clock", act: "ended" };
    case "set-rate":
      return { kind: "clock", act: "rate-set", rate: act.rate };
    case "set-override":
      return { kind: "clock", act: "override-set", on: act.on };
    case "leap":
      return { kind: "clock", act: "leapt", to: act.to };
  }
}

function injectFact(
  { inject, do: act }: Extract<Order, { order: "inject" }>,
  present: Present,
): ExerciseFact {
  switch (act.act) {
    case "send-now":
      return { kind: "inject", act: "sent-now", inject };
    case "skip":
      return { kind: "inject", act: "skipped", inject };
    case "edit": {
      const { act: _, ...after } = act;
      const before = present.injects.before(inject, after);
      return { kind: "inject", act: "edited", inject, before, after };
    }
  }
}
