import { SAMPLE_START, sampleItem } from "@contactpoint/analysis/testing";
import { DAY, MINUTE } from "@contactpoint/engine";
import type { MessageBody, MessageType, NeedRecord, SentRecord } from "@contactpoint/protocol";
import { type DataItem, messageSchema } from "@contactpoint/protocol/messages";
import { withState, worldScenario } from "@contactpoint/world/testing";
import { expect, test } from "vitest";
import { LetterReader } from "./letter-reader.ts";
import { LetterWriter } from "./letter-writer.ts";
import type { Said } from "./said.ts";

const scenario = worldScenario();

test("a letter that lacks what it must say is not written", () => {
  const lacking: readonly (readonly [MessageType, MessageBody?])[] = [
    ["acknowledgement"],
    ["missing-items-request"],
    ["refusal", { ground: "domestic-bar" }],
    ["referral"],
    ["confirmation", { provider: "p-XB", until: 1 }],
    ["negative", { provider: "p-XB" }],
    ["traffic-data-disclosure", { provider: "p-XB", next_provider: "p-XH" }],
    ["disclosure", { provider: "p-XB", content: true }],
    ["extension-decision", { granted: true }],
    ["assistance-decision"],
    ["extension-request"],
    ["status-report"],
    ["expiry-notice"],
    ["release-notice", { reasons: "nothing is held any more" }],
  ];
  for (const [type, body] of lacking) {
    expect(() => writerOf().compose(sentOf(type, body)), type).toThrow(/#1 does not say/);
  }
});

test("an answer about an item names the item", () => {
  const { item: _, ...sent } = sentOf("negative", { provider: "p-XB", negative: "deleted" });
  expect(() => writerOf().compose(sent)).toThrow("which item");
});

test("nothing is written for a need, a State or an item of the form that nobody knows", () => {
  const writer = writerOf();
  expect(() => writer.compose({ ...sentOf("request"), request: "test/XA/2" })).toThrow(RangeError);
  expect(() => writer.compose({ ...sentOf("choice"), from: "XZ" })).toThrow(RangeError);
  expect(() => writer.compose(sentOf("request", { missing: ["foo"] }))).toThrow(RangeError);
  expect(() => writer.learn(needOf({ request: "x/c1", parent: "x", parent_item: 0 }))).toThrow(
    RangeError,
  );
  expect(() =>
    writer.learn(needOf({ request: "test/XA/1/c1", parent: "test/XA/1", parent_item: 9 })),
  ).toThrow(RangeError);
});

test("who asks for another's data calls them what the other does", () => {
  const names = [needOf(), needOf({ request: "test/XH/4", duplicate_of: "test/XA/1" })].map(
    (need) => itemsOf(need).map(({ account }) => account),
  );
  expect(names).toEqual([["test.XA.1.0@p-XB.example"], ["test.XA.1.0@p-XB.example"]]);
});

test("an address stands beside its time in the zone of the State that asks", () => {
  const momentsIn = (zone: string, named: string, ahead: number) => {
    const writer = new LetterWriter(withState(scenario, "XA", { zone, offsets: HOUR_AHEAD }));
    return manyItems(writer).map(({ identifiers }) => {
      const address = identifiers.find(({ kind }) => kind === "ip-address");
      if (address?.kind !== "ip-address") return null;
      expect(address.zone).toBe(named);
      return Date.parse(`${address.at}Z`) - ahead;
    });
  };
  const moments = momentsIn("Europe/Paris", "Europe/Paris", 60 * MINUTE);
  // A zone that the form has no name for is left, and the same moments are told in UTC.
  expect(momentsIn("CET", "Z", 0)).toEqual(moments);
  const told = moments.filter((moment) => moment !== null);
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThan(moments.length);
  for (const moment of told) {
    expect(moment).toBeLessThan(SAMPLE_START);
    expect(moment).toBeGreaterThan(SAMPLE_START - 8 * DAY);
  }
});

test("a State writes in its first language and says so in its texts", () => {
  const writer = new LetterWriter(withState(scenario, "XA", { languages: ["fr", "en"] }));
  writer.learn(needOf());
  const request = writer.compose(sentOf("request"));
  if (request.type !== "request") throw new Error("a request is a request");
  expect(request.language).toBe("fr");
  expect(request.offence?.facts).toMatch(/^EXERCISE \(for a text in fr\)/);
});

test("a supplement supplies all that the form states if it is not known what was asked", () => {
  const writer = writerOf();
  const asked = writer.compose(sentOf("supplement"), { asked: ["necessity", "data"] });
  const all = writer.compose(sentOf("supplement"));
  if (asked.type !== "supplement" || all.type !== "supplement") throw new Error("supplements");
  expect(Object.keys(asked.supplied)).toEqual(["necessity", "data"]);
  expect(Object.keys(all.supplied)).toHaveLength(7);
});

test("a refusal of assistance gives reasons, its own if it has any", () => {
  const reader = new LetterReader(scenario);
  const reasonsOf = (body: MessageBody) => {
    const decision = writerOf().compose(sentOf("assistance-decision", body));
    expect(messageSchema.safeParse(decision).success).toBe(true);
    expect(reader.read(decision).body).toEqual(body);
    return decision.type === "assistance-decision" ? decision.reasons : null;
  };
  expect(reasonsOf({ granted: true, content: true })).toBeUndefined();
  expect(reasonsOf({ granted: false })).toMatch(/^EXERCISE/);
  expect(reasonsOf({ granted: false, reasons: "ordre public" })).toBe("ordre public");
});

test("the reason of a release follows from its words, and from the caller where they tell none", () => {
  const reasonOf = (body?: MessageBody, said?: Said) => {
    const notice = writerOf().compose(sentOf("release-notice", body), said);
    return notice.type === "release-notice" ? notice.reason : null;
  };
  expect(reasonOf()).toBe("withdrawal");
  expect(reasonOf({ reasons: "the preservation ended" })).toBe("expiry");
  expect(reasonOf({ reasons: "the domestic order ran out" })).toBe("lapsed");
  expect(reasonOf({ reasons: "nothing is held any more" }, { reason: "expiry" })).toBe("expiry");
});

const HOUR_AHEAD = { from: [0], ms: [60 * MINUTE] };

function manyItems(writer: LetterWriter): readonly DataItem[] {
  writer.learn(needOf({ items: Array.from({ length: 29 }, () => sampleItem()) }));
  const request = writer.compose(sentOf("request"));
  return request.type === "request" ? (request.data?.items ?? []) : [];
}

function itemsOf(need: NeedRecord) {
  const writer = new LetterWriter(scenario);
  writer.learn(need);
  const request = writer.compose({ ...sentOf("request"), request: need.request });
  if (request.type !== "request") throw new Error("a request is a request");
  return new LetterReader(scenario).readRequest(request).items;
}

function writerOf(): LetterWriter {
  const writer = new LetterWriter(scenario);
  writer.learn(needOf());
  return writer;
}

function needOf(more: Partial<NeedRecord> = {}): NeedRecord {
  return {
    kind: "need",
    at: SAMPLE_START,
    request: "test/XA/1",
    form: "preservation",
    urgency: "urgent",
    from: "XA",
    to: "XB",
    items: [sampleItem({ provider: "p-XB" })],
    circumstances: [],
    ...more,
  };
}

function sentOf(type: MessageType, body?: MessageBody): SentRecord {
  return {
    kind: "sent",
    at: SAMPLE_START,
    message: "test/XA/1#1",
    type,
    request: "test/XA/1",
    item: 0,
    from: "XA",
    to: "XB",
    route: ["XA", "XB"],
    instrument: "convention",
    channel: "post",
    ...(body === undefined ? {} : { body }),
  };
}
