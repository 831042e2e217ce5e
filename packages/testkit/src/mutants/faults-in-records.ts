import { DAY } from "@contactpoint/engine";
import type { Mutant } from "./mutant.ts";
import { both, inWorld, replaceMethod } from "./places.ts";
import { showing } from "./showing.ts";

/** Faults in what contact points sign, preserve and enter in their logs, and in whom they write to. */
export const FAULTS_IN_RECORDS: readonly Mutant[] = [
  {
    id: "changes-a-request-between-tries",
    rule: "S03",
    sentence: "A later try of a request says something else than the first.",
    plant: both(
      showing(),
      inWorld((world) => {
        replaceMethod(world.post, "send", (send) => (of, letter) => {
          const changes = letter.type === "request" && letter.try > 1;
          send(of, changes ? { ...letter, body: { missing: ["offence"] } } : letter);
        });
      }),
    ),
  },
  {
    id: "signs-what-it-relays-in-its-own-name",
    rule: "S07",
    sentence: "A hub signs the requests that it passes on.",
    plant: showing({ signer: (author, hubs) => hubs.at(-1) ?? author }),
  },
  {
    id: "takes-messages-from-anybody",
    rule: "S07",
    sentence: "A message is taken in although a stranger to its way has brought it.",
    plant: showing({ bringer: () => "XX" }),
  },
  {
    id: "copies-the-data-anew-at-a-renewal",
    rule: "S23",
    sentence: "When the domestic order is renewed, the data are taken anew.",
    plant: showing({
      addsToSet: ({ change, order_until }) => (change === "renewed" ? String(order_until) : ""),
    }),
  },
  {
    id: "writes-to-a-third-state",
    rule: "S28",
    sentence: "An acknowledgement goes to a State that is no party.",
    plant: inWorld((world) => {
      replaceMethod(world.post, "send", (send) => (of, letter) => {
        const { from, to } = of.facts;
        const third = world.points.find((point) => point !== from && point !== to);
        const strays = letter.type === "acknowledgement" && third !== undefined;
        send(of, strays ? { ...letter, path: [of.point, third] } : letter);
      });
    }),
  },
  {
    id: "passes-over-what-a-provider-would-tell",
    rule: "S28",
    sentence: "A provider is ordered to preserve although it would tell its user.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requested", (requested) => (of, event) => {
        requested(of, event.type === "prejudiceFound" ? { type: "accepted" } : event);
      });
    }),
  },
  {
    id: "drops-every-tenth-entry",
    rule: "S29",
    sentence: "Every tenth number of the audit log is missing.",
    plant: showing({
      number: ({ sequence }) => (sequence % 10 === 9 ? sequence + 2 : sequence + 1),
    }),
  },
  {
    id: "starts-a-new-log-every-day",
    rule: "S29",
    sentence: "The audit log begins anew with number 1 every day.",
    plant: showing({
      number: ({ clock, sequence }, now) =>
        Math.floor(clock / DAY) === Math.floor(now / DAY) ? sequence + 1 : 1,
    }),
  },
  {
    id: "chains-entries-to-the-one-before-the-last",
    rule: "S29",
    sentence: "An entry bears the digest that the one before it bears.",
    plant: showing({ previous: ({ previous }) => previous }),
  },
  {
    id: "enters-what-has-left",
    rule: "S30",
    sentence: "A message leaves, and then it is entered.",
    plant: showing({ entersLate: true }),
  },
  {
    id: "enters-nothing-that-arrives",
    rule: "S30",
    sentence: "What arrives is not entered in the audit log.",
    plant: showing({ leavesOut: ({ kind }) => kind === "delivered" }),
  },
  {
    id: "enters-messages-twice",
    rule: "S30",
    sentence: "A message that is sent is entered twice.",
    plant: showing({ doubles: ({ kind }) => kind === "sent" }),
  },
  {
    id: "numbers-entries-by-the-clock",
    rule: "S31",
    sentence: "When the clock steps back, so do the numbers of the audit log.",
    plant: showing({
      number: ({ sequence, clock }, now) => (now < clock ? sequence - 1 : sequence + 1),
    }),
  },
];
