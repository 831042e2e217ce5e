import fc from "fast-check";
import { expect, test } from "vitest";
import type { RequestMessage } from "@contactpoint/protocol/messages";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import { isSameRequest, statedRequest } from "./stated-request.ts";

const requests = messageArbitrary("request");
const STATED = [
  "authority",
  "offence",
  "data",
  "location",
  "necessity",
  "intended_assistance",
  "confidentiality",
] as const;

function isSame(first: RequestMessage, again: RequestMessage): boolean {
  return isSameRequest(statedRequest(first), statedRequest(again));
}

test("A request may be sent again with more or less, and states nothing differently", () => {
  fc.assert(
    fc.property(requests, fc.constantFrom(...STATED), (request, field) => {
      const { [field]: said, ...without } = request;
      expect(isSame(request, { ...request, id: "again", sent_at: 0 })).toBe(true);
      expect(isSame(request, without as RequestMessage)).toBe(true);
      expect(isSame(without as RequestMessage, request)).toBe(true);
      if (said === undefined) return;
      const changed = { ...request, [field]: { differs: said } } as unknown as RequestMessage;
      expect(isSame(request, changed)).toBe(false);
    }),
  );
});

test("What a request has to state stays as it was", () => {
  fc.assert(
    fc.property(
      requests,
      fc.constantFrom("from", "to", "form", "urgency", "language", "instrument", "marking"),
      (request, field) => {
        const changed = { ...request, [field]: `${request[field]}, or another` } as RequestMessage;
        expect(isSame(request, changed)).toBe(false);
      },
    ),
  );
});
