import { worldScenario } from "@contactpoint/world/testing";
import { expect, test } from "vitest";
import { Requesters } from "./requesters.ts";

const requesters = new Requesters({
  states: worldScenario().states,
  injects: [
    {
      id: "ask",
      trigger: { kind: "reserve" },
      unless: null,
      to: "XB",
      from: "XA",
      via: null,
      body: null,
      request: {
        form: "preservation",
        urgency: "urgent",
        omit: [],
        provider: null,
        expires_at: null,
      },
    },
  ],
});

test.for([
  ["everyday/XA/17", "XA"],
  ["everyday/XB/17/c1/c2", "XB"],
  ["inject/ask/1", "XA"],
  ["inject/ask/2/c1", "XA"],
  ["inject/other/1", undefined],
  ["everyday/ask/1", undefined],
  ["everyday/XA", undefined],
  ["everyday/QQ/1", undefined],
] as const)("the requester of %s is %s", ([reference, state]) => {
  expect(requesters.of(reference)).toBe(state);
});
