import { holdMachine, type MessageBody, requestedMachine } from "@contactpoint/protocol";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";
import { after } from "./state-changes.ts";

/** Faults in what is refused, executed and disclosed. */
export const FAULTS_IN_DECISIONS: readonly Mutant[] = [
  {
    id: "refuses-without-a-ground",
    rule: "S14",
    sentence: "A refusal gives reasons and names no ground.",
    plant: inMachine(requestedMachine, {
      orders: {
        refuse: (_c, event, _p, out) => {
          if (event.type === "groundFound") out.send("refusal", { reasons: event.reasons });
        },
      },
    }),
  },
  {
    id: "refuses-without-reasons",
    rule: "S14",
    sentence: "A refusal names a ground and gives no reasons.",
    plant: inMachine(requestedMachine, {
      orders: {
        refuse: (_c, event, _p, out) => {
          if (event.type !== "groundFound" || event.ground === null) return;
          out.send("refusal", { ground: event.ground, reasons: "" });
        },
      },
    }),
  },
  {
    id: "refuses-on-a-ground-the-case-lacks",
    rule: "S14",
    sentence: "Every refusal pleads essential interests, whatever the case is about.",
    plant: inMachine(requestedMachine, {
      orders: {
        refuse: (_c, event, _p, out) => {
          if (event.type !== "groundFound") return;
          out.send("refusal", { ground: "essential-interests", reasons: event.reasons });
        },
      },
    }),
  },
  {
    id: "refuses-for-dual-criminality-without-a-reservation",
    rule: "S14",
    sentence: "What is no offence at home is refused, although the State made no reservation.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requested", (requested) => (of, event) => {
        const { circumstances, to } = of.facts;
        const refuses =
          event.type === "accepted" &&
          !to.law.dual_criminality_reservation &&
          circumstances.includes("no-dual-criminality");
        const ground = "dual-criminality";
        requested(of, refuses ? { type: "groundFound", ground, reasons: "no offence" } : event);
      });
    }),
  },
  {
    id: "refuses-after-confirming",
    rule: "S15",
    sentence: "More time is denied by refusing the request that was confirmed.",
    plant: inMachine(requestedMachine, {
      orders: {
        refuseExtension: (_c, _e, _p, out) =>
          out.send("refusal", { ground: "domestic-bar", reasons: "no more time" }),
      },
    }),
  },
  {
    id: "releases-without-a-reason",
    rule: "S15",
    sentence: "A preservation ends and nobody writes down why.",
    plant: inMachine(holdMachine, {
      orders: { release: (c, _e, _p, out) => out.hold("released", c.until, c.order_until) },
    }),
  },
  {
    id: "takes-a-status-query-for-a-withdrawal",
    rule: "S16",
    sentence: "Who asks for the status is thought to have withdrawn.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requested", (requested) => (of, event) => {
        requested(of, event.type === "statusAsked" ? { type: "withdrawalReceived" } : event);
      });
    }),
  },
  {
    id: "extends-unasked",
    rule: "S16",
    sentence: "When the end is announced, the hold is extended although nobody asked.",
    plant: inMachine(holdMachine, {
      states: {
        preserved: after({
          noticeDue: {
            guard: "notNoticed",
            actions: ["noteNotice", "noticeExpiry", "extend", "noteExtended"],
          },
        }),
      },
    }),
  },
  {
    id: "goes-on-without-a-choice",
    rule: "S17",
    sentence: "The requesting side is told of the prejudice, and its choice is not waited for.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requested", (requested) => (of, event) => {
        requested(of, event);
        if (event.type === "prejudiceFound") requested(of, { type: "choiceReceived" });
      });
    }),
  },
  {
    id: "takes-silence-for-a-choice",
    rule: "S17",
    sentence: "When nobody answers the notice of prejudice, the order is carried out.",
    plant: inMachine(requestedMachine, {
      states: { "open.awaiting-choice": after({ reminder: "executing" }) },
    }),
  },
  {
    id: "executes-what-was-withdrawn",
    rule: "S17",
    sentence: "Who withdraws on a notice of prejudice is taken to go on.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requested", (requested) => (of, event) => {
        requested(of, event.type === "withdrawalReceived" ? { type: "choiceReceived" } : event);
      });
    }),
  },
  {
    id: "discloses-what-it-should-preserve",
    rule: "S25",
    sentence: "Data that the provider preserved are disclosed with the confirmation.",
    plant: inMachine(holdMachine, {
      orders: {
        confirm: (c, event, params, out) => {
          holdMachine.orders["confirm"]?.(c, event, params, out);
          out.send("disclosure", { content: true, provider: c.provider });
        },
      },
    }),
  },
  {
    id: "hands-over-what-assistance-was-refused-for",
    rule: "S25",
    sentence: "Content goes out with the decision that refuses assistance.",
    plant: inMachine(requestedMachine, {
      orders: {
        refuseAssistance: (_c, _e, _p, out) =>
          out.send("assistance-decision", { granted: false, content: true }),
      },
    }),
  },
  {
    id: "discloses-in-an-emergency-without-a-treaty",
    rule: "S25",
    sentence: "An emergency disclosure rests on an instrument that knows none.",
    plant: inWorld((world) => {
      replaceMethod(
        world.opening,
        "basisOf",
        (basisOf) => (form, from, to) =>
          basisOf(form === "emergency-disclosure" ? "preservation" : form, from, to),
      );
    }),
  },
  {
    id: "discloses-content-whatever-was-asked",
    rule: "S27",
    sentence: "Who asked for less is given content data.",
    plant: givingData((body) => ({ ...body, data_class: "content" })),
  },
  {
    id: "discloses-without-limits-of-use",
    rule: "S27",
    sentence: "Data go out, and what they may be used for is not said.",
    plant: givingData(({ use_limited: _limited, ...body }) => body),
  },
  {
    id: "discloses-traffic-where-nothing-was-found",
    rule: "S26",
    sentence: "Traffic data go out although the provider named no other.",
    plant: inMachine(holdMachine, {
      orders: {
        deny: (c, _e, _p, out) => {
          out.send("traffic-data-disclosure", { content: false, provider: c.provider });
          out.tellCase({ type: "itemSettled", item: c.item, held: false, until: 0 });
        },
      },
    }),
  },
  {
    id: "discloses-content-with-traffic-data",
    rule: "S26",
    sentence: "What shows the way to another provider carries content.",
    plant: inMachine(holdMachine, {
      orders: {
        discloseTraffic: (c, event, params, out) =>
          holdMachine.orders["discloseTraffic"]?.(c, event, params, {
            ...out,
            send: (type, body) => out.send(type, { ...body, content: true }),
          }),
      },
    }),
  },
  {
    id: "leads-to-the-provider-that-was-asked",
    rule: "S26",
    sentence: "Traffic data name the provider that was asked as the next one.",
    plant: inMachine(holdMachine, {
      orders: {
        discloseTraffic: (c, event, params, out) =>
          holdMachine.orders["discloseTraffic"]?.(c, event, params, {
            ...out,
            send: (type, body) => out.send(type, { ...body, next_provider: c.provider }),
          }),
      },
    }),
  },
];

/** Whatever gives data says something else of them. */
function givingData(change: (body: MessageBody) => MessageBody): Mutant["plant"] {
  return inWorld((world) => {
    replaceMethod(world.post, "send", (send) => (of, letter) => {
      const { body } = letter;
      const gives = body?.data_class !== undefined;
      send(of, gives ? { ...letter, body: change(body) } : letter);
    });
  });
}
