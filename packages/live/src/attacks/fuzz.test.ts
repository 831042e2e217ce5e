import { expect, test } from "vitest";
import { fuzzWire } from "../testing/wire-fuzz.ts";

test("whatever a member says, the node neither fails nor changes, and answers by known errors", async () => {
  const { sent, answers, surprises, unchanged, failure } = await fuzzWire({
    messages: 20_000,
    seed: 1,
  });
  expect({ sent, surprises, unchanged, failure }).toEqual({
    sent: 20_000,
    surprises: [],
    unchanged: true,
    failure: undefined,
  });
  // It got past the form: to signatures, and to what only the files of the node can tell.
  for (const name of ["malformed", "signature-invalid", "hop-forged", "not-the-requester"])
    expect(answers[name]).toBeGreaterThan(20);
});
