import { DAY, MINUTE } from "@contactpoint/engine";
import { holdMachine, type MessageBody, requestingMachine } from "@contactpoint/protocol";
import { Message, type World } from "@contactpoint/world";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";

/** Faults in what is sent, when, and how often. */
export const FAULTS_IN_EXCHANGE: readonly Mutant[] = [
  {
    id: "names-a-try-still-under-way",
    rule: "S01",
    sentence: "An acknowledgement names the last try that was sent, arrived or not.",
    plant: inWorld((world) => {
      const tries = new Map<string, number>();
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        const { id } = of.facts;
        if (letter.type === "request") tries.set(id, letter.try);
        if (letter.type !== "acknowledgement") return send(of, letter);
        send(of, { ...letter, cause: messageOfTry(id, tries.get(id) ?? 1) });
      });
    }),
  },
  {
    id: "acknowledges-from-a-cache",
    rule: "S01",
    sentence:
      "A second try is acknowledged on the way, by somebody who had seen such an answer before.",
    plant: inWorld((world) => {
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        send(of, letter);
        if (letter.try < 2) return;
        const terms = { ...letter, type: "acknowledgement", path: of.wayBack } as const;
        const { now } = world.agenda;
        const cached = new Message(of.facts, terms, 0, now, 0);
        world.agenda.at(now, { happen: () => world.post.arrive(cached, of.wayBack.length - 1) });
      });
    }),
  },
  {
    id: "acts-on-a-request-still-under-way",
    rule: "S02",
    sentence: "The requested side opens a file when the request leaves, not when it arrives.",
    plant: inWorld((world) => {
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        send(of, letter);
        if (letter.try !== 1) return;
        const opened = world.opening.receive(of, of.facts.to);
        world.agenda.at(world.now, { happen: () => world.casework.receive(opened) });
      });
    }),
  },
  {
    id: "orders-again-on-a-duplicate",
    rule: "S04",
    sentence: "When answers are said again, the orders leave again as well.",
    plant: inWorld((world) => {
      replaceMethod(world.correspondence, "repeat", (repeat) => (of) => {
        repeat(of);
        for (const item of of.holds.keys()) world.order(of, item);
      });
    }),
  },
  {
    id: "forgets-a-request-that-comes-again",
    rule: "S04",
    sentence: "A request that comes again is taken for a new one.",
    plant: inWorld((world) => {
      replaceMethod(world.correspondence, "delivered", (delivered) => (message) => {
        const { facts } = message;
        if (message.type === "request")
          facts.files = facts.files.filter(({ requested }) => requested === null);
        delivered(message);
      });
    }),
  },
  {
    id: "serves-an-order-twice",
    rule: "S04",
    sentence: "Each order leaves twice.",
    plant: inMachine(holdMachine, {
      orders: {
        order: (_c, _e, _p, out) => {
          out.order();
          out.order();
        },
      },
    }),
  },
  {
    id: "orders-again-what-is-not-held",
    rule: "S04",
    sentence: "A provider that has answered that it holds nothing is ordered again.",
    plant: inMachine(holdMachine, {
      guards: {
        failedWithRetries: (c, event) =>
          event.type === "providerAnswered" &&
          ["failed", "refused", "not-held"].includes(event.answer) &&
          c.retries < c.retries_most,
      },
    }),
  },
  {
    id: "gives-a-duplicate-a-new-end",
    rule: "S05",
    sentence: "A confirmation that is said again counts the sixty days from then.",
    plant: repeatedOtherwise((body, world) =>
      body.until === undefined ? body : { ...body, until: world.now + 60 * DAY },
    ),
  },
  {
    id: "gives-a-duplicate-another-reason",
    rule: "S05",
    sentence: "What was not held is deleted when the answer is said again.",
    plant: repeatedOtherwise((body) =>
      body.negative === "not-held" ? { ...body, negative: "deleted" } : body,
    ),
  },
  {
    id: "gives-a-duplicate-another-ground",
    rule: "S05",
    sentence: "A refusal that is said again names another ground.",
    plant: repeatedOtherwise((body) =>
      body.ground === undefined ? body : { ...body, ground: "outside-scope" },
    ),
  },
  {
    id: "answers-for-the-wrong-item",
    rule: "S05",
    sentence: "What became of later items is said of the first.",
    plant: inWorld((world) => {
      replaceMethod(world, "send", (send) => (of, machine, type, item, body) => {
        send(of, machine, type, Math.min(item, 0), body);
      });
    }),
  },
  {
    id: "tries-for-ever",
    rule: "S10",
    sentence: "After the last rung of the ladder the first comes again.",
    plant: inMachine(requestingMachine, {
      guards: { rungsLeft: () => true },
      updates: {
        nextRung: (draft) => void (draft.rung = (draft.rung + 1) % draft.terms.ladder.length),
      },
    }),
  },
  {
    id: "asks-for-the-status-every-minute",
    rule: "S10",
    sentence: "Status queries leave every minute, and never stop.",
    plant: inMachine(requestingMachine, {
      guards: { queriesLeft: () => true },
      delays: { statusWait: () => MINUTE },
    }),
  },
  {
    id: "says-everything-a-hundred-times",
    rule: "S10",
    sentence: "What is said again is said a hundred times.",
    plant: inWorld((world) => {
      replaceMethod(world.correspondence, "repeat", (repeat) => (of) => {
        for (let time = 0; time < 100; time++) repeat(of);
      });
    }),
  },
];

/** The requesting side counts its messages by odd numbers, and tries come first. */
function messageOfTry(request: string, number: number): string {
  return `${request}#${2 * number - 1}`;
}

/** What was said is said again with something changed. */
function repeatedOtherwise(
  change: (body: MessageBody, world: World) => MessageBody,
): Mutant["plant"] {
  return inWorld((world) => {
    replaceMethod(world.correspondence, "repeat", (repeat) => (of) => {
      of.answers = of.answers.map((answer) =>
        answer.body === null ? answer : { ...answer, body: change(answer.body, world) },
      );
      repeat(of);
    });
  });
}
