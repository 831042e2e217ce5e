import { type JournalRecord, REQUESTED_MESSAGES, type SentRecord } from "@contactpoint/protocol";
import { sampleScenario } from "@contactpoint/analysis/testing";
import { expect, test } from "vitest";
import { Dossier } from "./dossier.ts";

const REQUEST = "test/XA/1";
const { practice } = sampleScenario();

test("a status report says what the requested side is at", () => {
  const told = (state: string) => {
    const dossier = dossierOf();
    dossier.note({ ...MOVED, to: state });
    return dossier.said(sentOf("status-report")).status;
  };
  expect(dossierOf().said(sentOf("status-report")).status).toBe("received");
  expect(
    [
      "open.checking",
      "open.locating",
      "open.awaiting-choice",
      "open.holding.deciding-extension",
      "open.assistance-pending",
      "answered",
    ].map(told),
  ).toEqual(["checking", "checking", "awaiting-choice", "holding", "assistance-pending", "closed"]);
});

test("states of the requesting side and of holds are not those of the requested side", () => {
  const dossier = dossierOf({ ...MOVED, machine: "hold", item: 0, to: "preserved.running" });
  dossier.note({ ...MOVED, machine: "requesting", to: "open.acknowledged" });
  expect(dossier.said(sentOf("status-report")).status).toBe("received");
});

test("a release has the reason of the hold that ended last", () => {
  const told = (...records: JournalRecord[]) =>
    dossierOf(...records).said(sentOf("release-notice")).reason;
  expect(told()).toBeUndefined();
  expect(told({ ...HELD, change: "lapsed", reason: "order-ran-out" })).toBe("lapsed");
  expect(told({ ...HELD, change: "released", reason: "assistance-refused" })).toBe(
    "assistance-refused",
  );
  expect(
    told({ ...HELD, change: "lapsed" }, { ...HELD, change: "released", reason: "expiry" }),
  ).toBe("expiry");
  expect(told({ ...MOVED, to: "withdrawn" })).toBe("withdrawal");
  expect(() => told({ ...HELD, change: "released", reason: "whim" })).toThrow(RangeError);
});

test("a request that comes again was received when it came first", () => {
  const delivered = {
    kind: "delivered",
    message: `${REQUEST}#1`,
    request: REQUEST,
    node: "XB",
  } as const;
  const dossier = dossierOf(
    { ...delivered, type: "request", at: 5 },
    { ...delivered, type: "supplement", at: 6 },
    { ...delivered, type: "request", at: 9 },
  );
  expect(dossier.said(sentOf("acknowledgement"))).toEqual({ received_at: 5 });
});

test("an extension adds to the earliest end confirmed, and then to the end that was granted", () => {
  const dossier = new Dossier({
    practice: { ...practice, extension: { ...practice.extension, adds: 100 } },
  });
  expect(dossier.said(sentOf("extension-request"))).toEqual({});
  for (const [item, until] of [300, 200, 400].entries()) {
    dossier.heard({ ...HEAD, ...CONFIRMED, item, until, reference: `XB:${item}` });
  }
  expect(dossier.said(sentOf("extension-request"))).toEqual({ until: 300, reference: "XB:0" });
  dossier.heard({ ...HEAD, type: "extension-decision", granted: false, until: 900 });
  expect(dossier.said(sentOf("extension-request")).until).toBe(300);
  dossier.heard({ ...HEAD, type: "extension-decision", granted: true, until: 300 });
  dossier.heard({ ...HEAD, type: "extension-decision", granted: true, until: 250 });
  expect(dossier.said(sentOf("extension-request")).until).toBe(400);
  expect(dossier.said(sentOf("assistance-request"))).toEqual({ reference: "XB:0" });
});

test("what is on file of one request is said of no other", () => {
  const dossier = dossierOf({ ...HELD, change: "lapsed" }, { ...MOVED, to: "open.executing" });
  for (const type of REQUESTED_MESSAGES) {
    const other = dossier.said({ ...sentOf(type), request: "test/XA/2" });
    expect(other).toEqual(type === "status-report" ? { status: "received" } : {});
  }
});

const MOVED = {
  kind: "state",
  at: 0,
  node: "XB",
  machine: "requested",
  request: REQUEST,
  from: "open.received",
  event: "moved",
} as const;

const HELD = {
  kind: "hold",
  at: 0,
  node: "XB",
  request: REQUEST,
  item: 0,
  until: 0,
  order_until: 0,
} as const;

const HEAD = {
  id: `${REQUEST}#2`,
  request: REQUEST,
  from: "XB",
  to: "XA",
  sent_at: 0,
  instrument: "convention",
  marking: "EXERCISE",
};

const CONFIRMED = {
  type: "confirmation",
  preserved_from: 0,
  provider: "p-XB",
  measure: "order",
  confidential: true,
} as const;

function dossierOf(...records: JournalRecord[]): Dossier {
  const dossier = new Dossier({ practice });
  for (const record of records) dossier.note(record);
  return dossier;
}

function sentOf(type: SentRecord["type"]): SentRecord {
  return {
    kind: "sent",
    at: 0,
    message: `${REQUEST}#3`,
    type,
    request: REQUEST,
    from: "XB",
    to: "XA",
    route: ["XB", "XA"],
    instrument: "convention",
    channel: "post",
  };
}
