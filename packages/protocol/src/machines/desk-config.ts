/** The duty desk as one literal XState config. */
export const deskConfig = {
  id: "desk",
  description: "Who can be reached at a contact point now",
  initial: "closed",
  on: {
    shiftChanged: { actions: "changeShift", meta: { article: "UN-41.1" } },
    outageBegan: { actions: "fail", meta: { article: "-" } },
    outageEnded: { actions: "recover", meta: { article: "-" } },
  },
  states: {
    "on-duty": {
      description: "At least one officer is on shift",
      meta: { article: "UN-41.1" },
      entry: { type: "duty", params: { duty: "desk" } },
      always: [
        { guard: "broken", target: "out-of-service" },
        { guard: "callable", target: "on-call" },
        { guard: "empty", target: "closed" },
      ],
    },
    "on-call": {
      description: "Nobody is there; somebody can be called out",
      meta: { article: "UN-41.1" },
      entry: { type: "duty", params: { duty: "on-call" } },
      always: [
        { guard: "broken", target: "out-of-service" },
        { guard: "staffed", target: "on-duty" },
        { guard: "empty", target: "closed" },
      ],
    },
    closed: {
      description: "Nobody is there and nobody can be called",
      meta: { article: "UN-41.1" },
      entry: { type: "duty", params: { duty: "closed" } },
      always: [
        { guard: "broken", target: "out-of-service" },
        { guard: "staffed", target: "on-duty" },
        { guard: "callable", target: "on-call" },
      ],
    },
    "out-of-service": {
      description: "The contact point has failed",
      meta: { article: "-" },
      entry: { type: "duty", params: { duty: "out-of-service" } },
      always: [
        { guard: "staffed", target: "on-duty" },
        { guard: "callable", target: "on-call" },
        { guard: "empty", target: "closed" },
      ],
    },
  },
} as const;
