import type { ExerciseFact, Order } from "../log/index.ts";
import type { Rating } from "../log/index.ts";

/** The fact that an order becomes when it is carried out. */
export function factOf(order: Order, proposed: Rating | null): ExerciseFact {
  switch (order.order) {
    case "act":
      return { kind: "act", act: order.act };
    case "clock":
      return clockFact(order.do);
    case "inject":
      return injectFact(order);
    case "seat":
      return { kind: "seat", of: order.seat, ...SEAT_ACTS[order.act] };
    case "join":
      return { kind: "seat", act: "joined" };
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
      return { kind: "rating", about, state, rating, proposed, remark };
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

function injectFact({ inject, do: act }: Extract<Order, { order: "inject" }>): ExerciseFact {
  switch (act.act) {
    case "send-now":
      return { kind: "inject", act: "sent-now", inject };
    case "skip":
      return { kind: "inject", act: "skipped", inject };
    case "move":
      return { kind: "inject", act: "moved", inject, at: act.at };
    case "edit":
      return { kind: "inject", act: "edited", inject, body: act.body };
  }
}
