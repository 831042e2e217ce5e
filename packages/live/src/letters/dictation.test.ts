import type { NeedRecord, SentRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { readShipped } from "../testing/read-shipped.ts";
import { LetterWriter } from "./letter-writer.ts";

const scenario = readShipped("first-night");
const need: NeedRecord = {
  kind: "need",
  at: scenario.clock.start,
  request: "seat/XA/1",
  form: "preservation",
  urgency: "urgent",
  from: "XA",
  to: "XB",
  items: [
    {
      provider: "mailhaven",
      expires_at: scenario.clock.end,
      stated_expiry: null,
      data_class: "traffic",
    },
  ],
  circumstances: [],
};
const sent = (message: string, type: SentRecord["type"]): SentRecord => ({
  kind: "sent",
  at: scenario.clock.start,
  message,
  type,
  request: need.request,
  from: "XA",
  to: "XB",
  route: ["XA", "XB"],
  instrument: "convention",
  channel: "email",
});

test("What a person dictates stands in the letter, word for word, in every try", () => {
  const writer = new LetterWriter(scenario);
  writer.learn(need);
  const stated = { necessity: { reasons: "EXERCISE: logs are deleted at noon." } };
  writer.dictate(need.request, { stated });
  for (const id of ["seat/XA/1#1", "seat/XA/1#3"]) {
    const letter = writer.compose(sent(id, "request"));
    expect(letter).toMatchObject({ type: "request", ...stated });
    expect(letter).not.toHaveProperty("offence");
  }
});

test("A dictated supplement leaves the request as it was", () => {
  const writer = new LetterWriter(scenario);
  writer.learn(need);
  const stated = { necessity: { reasons: "EXERCISE: soon." } };
  const supplied = { location: { custodian: "mailhaven", location: null } };
  writer.dictate(need.request, { stated });
  writer.dictate(need.request, { supplied });
  expect(writer.compose(sent("seat/XA/1#1", "request"))).toMatchObject(stated);
  expect(writer.compose(sent("seat/XA/1#3", "supplement"))).toMatchObject({ supplied });
});

test("An answer asks and explains in a person's words, and only as long as they are meant", () => {
  const writer = new LetterWriter(scenario);
  writer.learn(need);
  const ask = { ...sent("seat/XA/1#2", "missing-items-request"), body: { missing: ["offence"] } };
  expect(writer.compose(ask)).not.toHaveProperty("question");
  writer.dictate(need.request, {
    question: "Which offence?",
    explanation: "The suspect works there.",
  });
  expect(writer.compose(ask)).toMatchObject({ missing: ["offence"], question: "Which offence?" });
  expect(writer.compose({ ...ask, type: "prejudice-notice", body: {} })).toMatchObject({
    explanation: "The suspect works there.",
  });
  writer.dictate(need.request, { question: null });
  expect(writer.compose(ask)).not.toHaveProperty("question");
});
