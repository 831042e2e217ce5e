import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { machineBench, tableRows } from "../testing/machine-bench.ts";
import { SAMPLE_REQUESTING } from "../testing/sample-contexts.ts";
import { sampleTerms, TERMS_START } from "../testing/sample-terms.ts";
import type { Rung } from "./request-terms.ts";
import { type RequestingContext, type RequestingEvent, requestingMachine } from "./index.ts";

const UNTIL = TERMS_START + 60 * DAY;

type Answer = Extract<RequestingEvent, { type: "itemAnswered" }>["answer"];

function answered(answer: Answer, item = 0): RequestingEvent {
  return { type: "itemAnswered", item, answer, until: answer === "preserved" ? UNTIL : 0 };
}

const event = <T extends RequestingEvent["type"]>(type: T) => ({ type }) as RequestingEvent;
const ACKNOWLEDGEMENT_WAIT = "acknowledgementWait@pursuing.awaiting-acknowledgement";
const REMINDER = "extensionReminder@preserved.holding";
const HELD = [event("prepared"), answered("preserved")];
const DECIDING = [...HELD, REMINDER];
const asks = (yes: boolean): RequestingEvent => ({ type: "followedUp", asks: yes });
const LODGED = [...HELD, event("lodged")];
const RELEASED: RequestingEvent = { type: "released", item: 0 };
const extension = (granted: boolean, until = UNTIL + 30 * DAY): RequestingEvent => ({
  type: "extensionDecided",
  granted,
  until,
});

const WAYS: Record<string, readonly (RequestingEvent | string)[]> = {
  preparing: [],
  "pursuing.awaiting-acknowledgement": [event("prepared")],
  "pursuing.obtaining-details": [
    event("prepared"),
    event("deliveryFailed"),
    event("deliveryFailed"),
  ],
  "pursuing.acknowledged": [event("prepared"), event("acknowledged")],
  "pursuing.supplementing": [event("prepared"), event("itemsMissed")],
  "pursuing.choosing": [event("prepared"), event("prejudiceNoticed")],
  "preserved.holding": HELD,
  "preserved.deciding": DECIDING,
  "preserved.extension-asked": [...DECIDING, asks(true)],
  "preserved.unasked": [...DECIDING, asks(false)],
  "preserved.ending": [...DECIDING, asks(true), extension(false)],
  "assistance-pending": LODGED,
  answered: [event("prepared"), event("locationAnswered")],
  refused: [event("prepared"), event("refused")],
  negative: [event("prepared"), answered("negative")],
  elsewhere: [event("prepared"), event("referred")],
  withdrawn: [event("needWithdrawn")],
  expired: [...HELD, RELEASED],
  produced: [...LODGED, { type: "assistanceDecided", granted: true }],
  "assistance-refused": [...LODGED, { type: "assistanceDecided", granted: false }],
};

const bench = machineBench(requestingMachine, SAMPLE_REQUESTING, WAYS);

const row = tableRows<RequestingContext, RequestingEvent>;
const [POST, , SECRETARIAT] = SAMPLE_REQUESTING.terms.ladder as [Rung, Rung, Rung];
const ladder = (...rungs: Rung[]) => ({ terms: sampleTerms({ ladder: rungs }) });
const PING = { terms: sampleTerms({ form: "ping" }) };
const PURSUING = Object.keys(WAYS).filter((state) => state.startsWith("pursuing."));
const HOLDING = Object.keys(WAYS).filter((state) => state.startsWith("preserved."));
const AWAITING = "pursuing.awaiting-acknowledgement";
const DETAILS = "pursuing.obtaining-details";
const ACKNOWLEDGED = "pursuing.acknowledged";
const SUPPLEMENTING = "pursuing.supplementing";
const CHOOSING = "pursuing.choosing";
const ASKED = "preserved.extension-asked";
const STATUS_WAIT = "statusWait@pursuing.acknowledged";
const CHASE = "assistanceChase@assistance-pending";
const decided = (granted: boolean) => ({ type: "assistanceDecided", granted }) as const;

// One line each, as a table.
// oxfmt-ignore
const ROWS = [
  row("A prepared request leaves by the first rung", "UN-42.1", "preparing", event("prepared"), AWAITING, ["request 0"]),
  row("A need that goes away before it is sent ends without a word", "-", "preparing", event("needWithdrawn"), "withdrawn"),
  row("An answer on one of two items leaves the request where it is", "UN-42.8", PURSUING, answered("negative"), (from) => from, [], { items: 0b11 }),
  row("The answer that preserves the last item begins the hold, and assistance is considered", "UN-42.8", PURSUING, answered("preserved"), "preserved.holding", ["ask lodge"]),
  row("The disclosure of the last item ends the request", "UN-41.3", PURSUING, answered("disclosed"), "answered"),
  row("A path that leads abroad ends the request here", "UN-43.1", PURSUING, answered("elsewhere"), "elsewhere"),
  row("A negative on the last item ends the request", "BC-27.7", PURSUING, answered("negative"), "negative"),
  row("A location answers the request", "UN-42.2", PURSUING, event("locationAnswered"), "answered"),
  row("A refusal ends the request", "UN-42.6", PURSUING, event("refused"), "refused"),
  row("A referral ends the request here", "BC-27.9", PURSUING, event("referred"), "elsewhere"),
  row("Missing items are supplied by an officer", "UN-42.3", PURSUING.filter((s) => s !== SUPPLEMENTING), event("itemsMissed"), SUPPLEMENTING, ["ask supplement"]),
  row("The same question again starts no second work", "-", SUPPLEMENTING, event("itemsMissed"), SUPPLEMENTING),
  row("A prejudice notice is put to an officer", "UN-42.7", PURSUING.filter((s) => s !== CHOOSING), event("prejudiceNoticed"), CHOOSING, ["ask choose"]),
  row("The same notice again starts no second work", "-", CHOOSING, event("prejudiceNoticed"), CHOOSING),
  row("A need that goes away is withdrawn", "-", PURSUING, event("needWithdrawn"), "withdrawn", ["send withdrawal"]),
  row("An acknowledgement stops the tries", "UN-41.4", [AWAITING, DETAILS], event("acknowledged"), ACKNOWLEDGED),
  row("An acknowledgement is all that a ping asks for", "-", [AWAITING, DETAILS], event("acknowledged"), "answered", [], PING),
  row("A try that failed at once is followed by the next rung", "UN-41.6", AWAITING, event("deliveryFailed"), AWAITING, ["request 1"]),
  row("A failed try asks the secretariat where that is next", "UN-41.2", AWAITING, event("deliveryFailed"), DETAILS, ["inquire"], ladder(POST, SECRETARIAT)),
  row("Silence is followed by the next rung", "UN-41.6", AWAITING, ACKNOWLEDGEMENT_WAIT, AWAITING, ["request 1"]),
  row("Silence asks the secretariat where that is next", "UN-41.2", AWAITING, ACKNOWLEDGEMENT_WAIT, DETAILS, ["inquire"], ladder(POST, SECRETARIAT)),
  row("Silence after the last rung ends the request", "-", AWAITING, ACKNOWLEDGEMENT_WAIT, "gave-up", [], ladder(POST)),
  row("With correct details the request leaves again", "UN-41.2", DETAILS, event("detailsObtained"), AWAITING, ["request 2"]),
  row("A status report lets the requesting side wait anew", "UN-40.25", ACKNOWLEDGED, { type: "statusReported", closed: false }, ACKNOWLEDGED),
  row("Silence after the acknowledgement brings a status query", "UN-40.25", ACKNOWLEDGED, STATUS_WAIT, ACKNOWLEDGED, ["send status-query"]),
  row("Silence after the last status query ends the request", "-", ACKNOWLEDGED, STATUS_WAIT, "gave-up", [], { queries: 2 }),
  row("What was missing is sent", "UN-42.3", SUPPLEMENTING, event("supplemented"), ACKNOWLEDGED, ["send supplement"]),
  row("The choice to go on is sent", "UN-42.7", CHOOSING, { type: "chose", proceed: true }, ACKNOWLEDGED, ["send choice"]),
  row("The choice to stop withdraws the request", "UN-42.7", CHOOSING, { type: "chose", proceed: false }, "withdrawn", ["send withdrawal"]),
  row("Assistance is asked for while the data are held", "UN-44", HOLDING, event("lodged"), "assistance-pending", ["send assistance-request"]),
  row("A release by the other side ends the request", "UN-42.8", [...HOLDING, "assistance-pending"], RELEASED, "expired"),
  row("The release of everything ends the request", "UN-42.8", "preserved.holding", { type: "released", item: -1 }, "expired"),
  row("Some days before the end an officer considers an extension", "UN-42.9", "preserved.holding", REMINDER, "preserved.deciding", ["ask follow-up"]),
  row("Where no extension is left the hold runs out", "-", "preserved.holding", REMINDER, "preserved.ending", [], { extensions: 1 }),
  row("A notice of expiry has an officer consider an extension", "-", "preserved.holding", event("expiryNoticed"), "preserved.deciding", ["ask follow-up"]),
  row("A notice of expiry changes nothing where no extension is left", "-", "preserved.holding", event("expiryNoticed"), "preserved.ending", [], { extensions: 1 }),
  row("An extension is asked for", "UN-42.9", "preserved.deciding", asks(true), ASKED, ["send extension-request"]),
  row("A forgotten extension lets the hold run out", "-", "preserved.deciding", asks(false), "preserved.unasked"),
  row("A notice of expiry reminds whoever forgot the extension", "-", "preserved.unasked", event("expiryNoticed"), "preserved.deciding", ["ask follow-up"]),
  row("A hold that runs out unasked is over", "UN-42.8", "preserved.unasked", "holdEnd@preserved.unasked", "expired"),
    row("A hold that ends while an extension is considered is over", "UN-42.8", "preserved.deciding", "holdEnd@preserved.deciding", "expired"),
  row("A hold that ends before the extension is decided is over", "UN-42.8", ASKED, "holdEnd@preserved.extension-asked", "expired"),
  row("A granted extension goes on with the hold", "UN-42.9", ASKED, extension(true), "preserved.holding"),
  row("A refused extension lets the hold run out", "UN-42.9", ASKED, extension(false), "preserved.ending"),
  row("A hold that runs out is over", "UN-42.8", "preserved.ending", "holdEnd@preserved.ending", "expired"),
  row("Granted assistance produces the data", "UN-44", "assistance-pending", decided(true), "produced"),
  row("Refused assistance ends the request", "UN-40.21", "assistance-pending", decided(false), "assistance-refused"),
  row("Assistance that stays undecided is asked for again", "UN-40.25", "assistance-pending", CHASE, "assistance-pending", ["send assistance-request"]),
].flat();

test.each(ROWS.map((line) => [`${line.says} (${line.article})`, line] as const))(
  "%s",
  (_, line) => {
    const seen = bench.step(line);
    expect(seen.state).toBe(line.to);
    expect(seen.orders).toEqual(line.orders);
    expect(bench.articlesOf(seen.moves)).toContain(line.article);
  },
);

test("The table makes every published move but the last chase, which takes two years to reach", () => {
  expect(bench.unseen(ROWS)).toEqual([`assistance-pending|after ${CHASE}|expired`]);
});

test("A decision on an earlier extension, said again, grants nothing (UN-42.9)", () => {
  const seen = bench.ride([...DECIDING, asks(true), extension(true, UNTIL)]);
  expect(seen).toMatchObject({ state: ASKED, context: { until: UNTIL, extensions: 0 } });
});

test("A request with two held items ends only when both are released (UN-42.8)", () => {
  const later = UNTIL + DAY;
  const second: RequestingEvent = {
    type: "itemAnswered",
    item: 1,
    answer: "preserved",
    until: later,
  };
  const held = [event("prepared"), answered("preserved"), second];
  const two = { items: 0b11 };
  expect(bench.ride([...held, RELEASED], two)).toMatchObject({
    state: "preserved.holding",
    context: { until: UNTIL, last_until: later },
  });
  expect(bench.ride([...held, RELEASED, { type: "released", item: 1 }], two).state).toBe("expired");
});

test("After 24 chases without a decision the requesting side gives assistance up (-)", () => {
  const chases = Array.from({ length: 24 }, () => CHASE);
  expect(bench.ride([...LODGED, ...chases])).toMatchObject({
    state: "assistance-pending",
    orders: ["send assistance-request"],
    context: { now: TERMS_START + 24 * 30 * DAY },
  });
  expect(bench.ride([...LODGED, ...chases, CHASE])).toMatchObject({
    state: "expired",
    orders: [],
    moves: [`assistance-pending|after ${CHASE}|expired`],
  });
});
