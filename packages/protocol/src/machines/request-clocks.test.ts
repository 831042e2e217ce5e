import { DAY, HOUR } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { machineBench } from "../testing/machine-bench.ts";
import { SAMPLE_HOLD, SAMPLE_REQUESTED, SAMPLE_REQUESTING } from "../testing/sample-contexts.ts";
import { sampleTerms, TERMS_START } from "../testing/sample-terms.ts";
import {
  type HoldEvent,
  holdMachine,
  type RequestedEvent,
  requestedMachine,
  type RequestingEvent,
  requestingMachine,
} from "./index.ts";

const hold = machineBench(holdMachine, SAMPLE_HOLD, {});
const requested = machineBench(requestedMachine, SAMPLE_REQUESTED, {});
const requesting = machineBench(requestingMachine, SAMPLE_REQUESTING, {});

const PRESERVED: HoldEvent = {
  type: "providerAnswered",
  answer: "preserved",
  next_provider: null,
  next_state: null,
};
/** The provider takes five hours, so preservation begins five hours after the order. */
const HELD = [{ type: "ordered" }, 5 * HOUR, PRESERVED] as const;
const FROM = TERMS_START + 5 * HOUR;

test("Both clocks run from the instant at which the provider preserved: 60 days for the hold, 90 for the order (UN-42.8, UN-25.2)", () => {
  expect(hold.ride(HELD).live).toEqual({
    "holdEnd@preserved": FROM + 60 * DAY,
    "noticeDue@preserved": FROM + 46 * DAY,
    "orderEnd@preserved": FROM + 90 * DAY,
    "renewalDue@preserved.running": FROM + 83 * DAY,
  });
});

test("While assistance is pending only the order's clock runs, and no end of the hold is due (UN-42.8)", () => {
  expect(hold.ride([...HELD, 20 * DAY, { type: "assistanceReceived" }]).live).toEqual({
    "orderEnd@assistance-pending": FROM + 90 * DAY,
    "renewalDue@assistance-pending.running": FROM + 83 * DAY,
  });
});

test("Data whose assistance is pending outlast any hold as long as the order is renewed (UN-42.8, UN-25.2)", () => {
  const renew = ["renewalDue@assistance-pending.running", { type: "renewed", done: true }] as const;
  const seen = hold.ride([...HELD, { type: "assistanceReceived" }, ...renew, ...renew, ...renew]);
  expect(seen.state).toBe("assistance-pending.running");
  expect(seen.context.now).toBe(FROM + (83 + 180) * DAY);
  expect(seen.live).toEqual({
    "orderEnd@assistance-pending": FROM + 360 * DAY,
    "renewalDue@assistance-pending.running": FROM + 353 * DAY,
  });
});

test("A renewed order runs on from its old end, not from the day of the renewal (UN-25.2)", () => {
  const seen = hold.ride(
    [...HELD, "renewalDue@preserved.running", 2 * DAY, { type: "renewed", done: true }],
    { terms: sampleTerms({ order_lasts: 30 * DAY }) },
  );
  expect(seen.context.order_until).toBe(FROM + 60 * DAY);
  expect(seen.live["renewalDue@preserved.running"]).toBe(FROM + 53 * DAY);
  expect(seen.live["holdEnd@preserved"]).toBe(FROM + 60 * DAY);
});

test("After an extension the end is announced once more, and an announcement is never repeated (UN-42.9)", () => {
  const noticed = hold.ride([...HELD, "noticeDue@preserved"]);
  expect(noticed.live).not.toHaveProperty("noticeDue@preserved");
  const again = [...HELD, "noticeDue@preserved", { type: "extensionGranted" }] as const;
  const extended = hold.ride(again);
  expect(extended.live).toMatchObject({
    "noticeDue@preserved": FROM + 76 * DAY,
    "holdEnd@preserved": FROM + 90 * DAY,
  });
  expect(hold.ride([...again, "noticeDue@preserved"]).orders).toEqual([
    `send expiry-notice {"until":${FROM + 90 * DAY}}`,
  ]);
  // An order renewed after the notice enters the state anew, and with it a notice that is due at once.
  const renewal = ["renewalDue@preserved.running", { type: "renewed", done: true }] as const;
  const renewed = hold.ride([...HELD, "noticeDue@preserved", ...renewal, "noticeDue@preserved"], {
    terms: sampleTerms({ order_lasts: 55 * DAY }),
  });
  expect(renewed.orders).toEqual([]);
});

test("A hold without time for a renewal asks for it at once (UN-25.2)", () => {
  const seen = hold.ride(HELD, { terms: sampleTerms({ order_lasts: 5 * DAY }) });
  expect(seen.live["renewalDue@preserved.running"]).toBe(FROM);
});

test("A failed order is served again after the provider's wait, as often as it may be (-)", () => {
  const failed: HoldEvent = { ...PRESERVED, answer: "failed" };
  const twice = [{ type: "ordered" }, failed, "retryWait@retrying", failed] as const;
  expect(hold.ride(twice.slice(0, 2)).live).toEqual({
    "retryWait@retrying": TERMS_START + 3 * HOUR,
  });
  expect(hold.ride(twice).state).toBe("negative");
  const thrice = [...twice, "retryWait@retrying", failed];
  expect(hold.ride(thrice, { retries_most: 3 }).context.retries).toBe(3);
});

test.each([
  [
    "supplement",
    [
      { type: "acknowledged" },
      { type: "foundIncomplete", missing: ["necessity"] },
    ] satisfies RequestedEvent[],
  ],
  [
    "choice",
    [
      { type: "acknowledged" },
      { type: "foundComplete" },
      { type: "prejudiceFound" },
    ] satisfies RequestedEvent[],
  ],
])(
  "A %s is asked for again every three days, five times, and then the request is closed and the other side told (UN-40.25)",
  (what, way) => {
    const reminder = `reminder@open.awaiting-${what}`;
    const reminders = Array.from({ length: 5 }, () => reminder);
    expect(requested.ride(way).live).toEqual({ [reminder]: TERMS_START + 3 * DAY });
    expect(requested.ride([...way, ...reminders])).toMatchObject({
      state: `open.awaiting-${what}`,
      orders: ["repeat"],
      context: { now: TERMS_START + 15 * DAY },
    });
    expect(requested.ride([...way, ...reminders, reminder])).toMatchObject({
      state: "closed",
      orders: ['send status-report {"closed":true}'],
      live: {},
    });
  },
);

test("A second question is reminded of as often as the first (-)", () => {
  const reminder = "reminder@open.awaiting-supplement";
  const asked: RequestedEvent[] = [
    { type: "acknowledged" },
    { type: "foundIncomplete", missing: ["necessity"] },
  ];
  const seen = requested.ride([
    ...asked,
    reminder,
    reminder,
    { type: "supplementReceived" },
    ...asked.slice(1),
  ]);
  expect(seen).toMatchObject({ state: "open.awaiting-supplement", context: { reminders: 0 } });
});

const PREPARED: RequestingEvent = { type: "prepared" };
const WAIT = "acknowledgementWait@pursuing.awaiting-acknowledgement";

test("Each rung waits its own time, the secretariat comes where the ladder names it, and after the last rung nothing is tried (UN-41.2, UN-41.6)", () => {
  const tries = [2 * HOUR, PREPARED] as const;
  expect(requesting.ride(tries).live).toEqual({ [WAIT]: TERMS_START + 3 * HOUR });
  expect(requesting.ride([...tries, WAIT]).live).toEqual({ [WAIT]: TERMS_START + 5 * HOUR });
  const asked = requesting.ride([...tries, WAIT, WAIT]);
  expect(asked).toMatchObject({
    state: "pursuing.obtaining-details",
    orders: ["inquire"],
    live: {},
  });
  const obtained = [...tries, WAIT, WAIT, 6 * HOUR, { type: "detailsObtained" }] as const;
  expect(requesting.ride(obtained)).toMatchObject({
    orders: ["request 2"],
    live: { [WAIT]: TERMS_START + 15 * HOUR },
  });
  expect(requesting.ride([...obtained, WAIT]).state).toBe("gave-up");
});

test("A try that failed at once on the last rung waits for an acknowledgement of an earlier one (-)", () => {
  const failed: RequestingEvent = { type: "deliveryFailed" };
  const terms = sampleTerms({ ladder: sampleTerms().ladder.slice(0, 1) });
  const seen = requesting.ride([PREPARED, failed], { terms });
  expect(seen).toMatchObject({ taken: false, live: { [WAIT]: TERMS_START + HOUR } });
});

const STATUS = "statusWait@pursuing.acknowledged";
const report = (closed: boolean) => ({ type: "statusReported", closed }) as const;
const ACKNOWLEDGED = [PREPARED, { type: "acknowledged" }] as const;

test("Silence brings two status queries, two days apart, and then an end (UN-40.25)", () => {
  expect(requesting.ride([...ACKNOWLEDGED, STATUS, STATUS])).toMatchObject({
    orders: ["send status-query"],
    context: { now: TERMS_START + 4 * DAY, queries: 2 },
  });
  expect(requesting.ride([...ACKNOWLEDGED, STATUS, STATUS, STATUS]).state).toBe("gave-up");
});

test("A status report forgets the queries before it and starts the wait anew (UN-40.25)", () => {
  const reported = [...ACKNOWLEDGED, STATUS, STATUS, DAY, report(false)] as const;
  expect(requesting.ride(reported)).toMatchObject({
    context: { queries: 0 },
    live: { [STATUS]: TERMS_START + 7 * DAY },
  });
  expect(requesting.ride([...reported, STATUS, STATUS]).state).toBe("pursuing.acknowledged");
});

test("A report that the request is closed ends no silence: the answers come with it, or never (UN-40.25)", () => {
  const told = [...ACKNOWLEDGED, STATUS, report(true), STATUS, report(true)] as const;
  expect(requesting.ride(told)).toMatchObject({ taken: false, context: { queries: 2 } });
  expect(requesting.ride([...told, STATUS]).state).toBe("gave-up");
  const late = { type: "itemAnswered", item: 0, answer: "negative", until: 0 } as const;
  expect(requesting.ride([...told, late]).state).toBe("negative");
});

test("Pending assistance is asked for again every 30 days, however many queries went before (UN-40.25)", () => {
  const chase = "assistanceChase@assistance-pending";
  const lodged = [
    ...ACKNOWLEDGED,
    STATUS,
    { type: "itemAnswered", item: 0, answer: "preserved", until: TERMS_START + 60 * DAY },
    { type: "lodged" },
  ] as const;
  expect(requesting.ride(lodged)).toMatchObject({
    context: { queries: 0 },
    live: { [chase]: TERMS_START + 32 * DAY },
  });
  expect(requesting.ride([...lodged, chase]).live).toEqual({ [chase]: TERMS_START + 62 * DAY });
});
