import { requestingMachine } from "@contactpoint/protocol";
import { answerOf, type Portal, Routes } from "@contactpoint/world";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";

/** Faults in who is served, when and on which basis. */
export const FAULTS_IN_SERVICE: readonly Mutant[] = [
  {
    id: "serves-routine-before-emergencies",
    rule: "S32",
    sentence: "The queue of a desk is upside down.",
    plant: inWorld((world) => {
      for (const point of world.points) {
        replaceMethod(world.deskOf(point), "add", (add) => (task, urgency, expiry) => {
          const turned =
            urgency === "emergency" ? "routine" : urgency === "routine" ? "emergency" : urgency;
          add(task, turned, expiry);
        });
      }
    }),
  },
  {
    id: "skips-every-other-step",
    rule: "S33",
    sentence: "Escalation goes up the ladder two steps at a time.",
    plant: inMachine(requestingMachine, {
      updates: {
        nextRung: (draft) =>
          void (draft.rung = Math.min(draft.rung + 2, draft.terms.ladder.length - 1)),
      },
    }),
  },
  {
    id: "never-changes-the-channel",
    rule: "S33",
    sentence: "Every try goes by the channel of the first.",
    plant: inWorld((world) => {
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        const channel = of.terms.ladder[0]?.channel ?? letter.channel;
        send(of, letter.try > 1 ? { ...letter, channel } : letter);
      });
    }),
  },
  {
    id: "preserves-what-has-vanished",
    rule: "N01",
    sentence: "A provider's word is taken that data are preserved which had vanished.",
    plant: (host, world) => {
      const portal: Portal = {
        place: (order, accepted) => {
          const at = world().providerOf(order.provider).answersAt(order);
          host.agenda.at(host.agenda.now, { happen: () => accepted(at) });
        },
        collect: (order, answered) => {
          const found = answerOf(world().providerOf(order.provider), order);
          const answer = found.answer === "deleted" ? "preserved" : found.answer;
          host.agenda.at(host.agenda.now, { happen: () => answered({ ...found, answer }) });
        },
      };
      return { ...host, portal };
    },
  },
  {
    id: "rests-on-a-treaty-not-yet-in-force",
    rule: "N02",
    sentence: "A treaty is taken to bind from the day it is signed.",
    plant: inWorld((world) => {
      const routes = new Routes(world.scenario, world.points);
      replaceMethod(world.opening, "basisOf", (basisOf) => (form, from, to) => {
        const [instrument] = world.scenario.instruments;
        const basis = basisOf(form, from, to);
        if (basis !== null || instrument === undefined) return basis;
        return { instrument, network: null, route: routes.between(from, to) };
      });
    }),
  },
];
