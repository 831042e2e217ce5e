import { holdMachine, requestedMachine, requestingMachine } from "@contactpoint/protocol";
import type { Mutant } from "./mutant.ts";
import { inMachine, inWorld, replaceMethod } from "./places.ts";
import { hearing } from "./state-changes.ts";

/** Faults in how far a request is, and in how it ends. */
export const FAULTS_IN_STATUS: readonly Mutant[] = [
  {
    id: "goes-back-on-a-late-acknowledgement",
    rule: "S09",
    sentence: "An acknowledgement that comes after the confirmation sets the request back.",
    plant: inMachine(requestingMachine, {
      states: { preserved: hearing({ acknowledged: "#requesting.pursuing.acknowledged" }) },
    }),
  },
  {
    id: "checks-again-on-a-duplicate",
    rule: "S09",
    sentence: "A request that comes again during its review is checked again.",
    plant: inMachine(requestedMachine, {
      states: { "open.reviewing": hearing({ requestRepeated: "#requested.open.checking" }) },
    }),
  },
  {
    id: "revives-when-answered-late",
    rule: "S11",
    sentence: "A request that was given up goes on when its acknowledgement comes late.",
    plant: inMachine(requestingMachine, {
      states: {
        "gave-up": ({ description = "" }) => ({
          description,
          on: { acknowledged: "#requesting.pursuing.acknowledged" },
        }),
      },
    }),
  },
  {
    id: "reviews-a-refused-request-again",
    rule: "S11",
    sentence: "A refused request that comes again is reviewed again.",
    plant: inMachine(requestedMachine, {
      states: {
        refused: ({ description = "" }) => ({
          description,
          on: { requestRepeated: "#requested.open.reviewing" },
        }),
      },
    }),
  },
  {
    id: "extends-what-was-never-held",
    rule: "S11",
    sentence: "An extension also reaches an item that the provider did not hold.",
    plant: inMachine(holdMachine, {
      states: {
        negative: ({ description = "" }) => ({
          description,
          on: { extensionGranted: "#hold.preserved" },
        }),
      },
    }),
  },
  {
    id: "executes-without-a-review",
    rule: "S12",
    sentence: "A complete request is executed without a look at grounds of refusal.",
    plant: inMachine(requestedMachine, {
      states: { "open.checking": hearing({ foundComplete: "executing" }) },
    }),
  },
  {
    id: "takes-a-notice-for-the-end",
    rule: "S12",
    sentence: "The requesting side takes the notice of an end for the end.",
    plant: inMachine(requestingMachine, {
      states: { "preserved.holding": hearing({ expiryNoticed: "#requesting.expired" }) },
    }),
  },
  {
    id: "takes-a-refusal-for-an-answer",
    rule: "S13",
    sentence: "The requesting side books a refusal as an answer.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requesting", (requesting) => (of, event) => {
        requesting(of, event.type === "refused" ? { type: "locationAnswered" } : event);
      });
    }),
  },
  {
    id: "takes-a-referral-for-a-refusal",
    rule: "S13",
    sentence: "The requesting side books a referral as a refusal.",
    plant: inWorld((world) => {
      replaceMethod(world.casework, "requesting", (requesting) => (of, event) => {
        requesting(of, event.type === "referred" ? { type: "refused" } : event);
      });
    }),
  },
];
