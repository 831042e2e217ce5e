import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { machineBench, tableRows } from "../testing/machine-bench.ts";
import { SAMPLE_HOLD } from "../testing/sample-contexts.ts";
import { sampleTerms, TERMS_START } from "../testing/sample-terms.ts";
import { type HoldContext, type HoldEvent, holdMachine } from "./index.ts";

const UNTIL = TERMS_START + 60 * DAY;
const ORDER_UNTIL = TERMS_START + 90 * DAY;
// An order that runs out before the hold does has to be renewed.
const SHORT = { terms: sampleTerms({ order_lasts: 30 * DAY }) };
const JUDGE = { terms: sampleTerms({ police_orders: false }) };

const event = <T extends HoldEvent["type"]>(type: T) => ({ type }) as HoldEvent;
const answered = (answer: Extract<HoldEvent, { type: "providerAnswered" }>["answer"]) =>
  ({
    type: "providerAnswered",
    answer,
    next_provider: answer === "elsewhere" ? "p-XC" : null,
    next_state: answer === "elsewhere" ? "XC" : null,
  }) satisfies HoldEvent;
const renewed = (done: boolean): HoldEvent => ({ type: "renewed", done });

const ORDERED = [event("ordered")];
const HELD = [...ORDERED, answered("preserved")];
const PENDING = [...HELD, event("assistanceReceived")];
const RENEWAL = "renewalDue@preserved.running";
const PENDING_RENEWAL = "renewalDue@assistance-pending.running";

const WAYS: Record<string, readonly (HoldEvent | string)[]> = {
  authorising: [],
  "awaiting-authority": ORDERED,
  ordered: ORDERED,
  retrying: [...ORDERED, answered("failed")],
  "preserved.running": HELD,
  "preserved.renewing": [...HELD, RENEWAL],
  "assistance-pending.running": PENDING,
  "assistance-pending.renewing": [...PENDING, PENDING_RENEWAL],
};

const bench = machineBench(holdMachine, SAMPLE_HOLD, WAYS);
const row = tableRows<HoldContext, HoldEvent>;
const PRESERVED = ["preserved.running", "preserved.renewing"];
const SUSPENDED = ["assistance-pending.running", "assistance-pending.renewing"];
const UNHELD = ["authorising", "ordered", "retrying"];
const same = (from: string): string => from;
const told = (held: boolean) =>
  `tellCase {"type":"itemSettled","item":2,"held":${held},"until":${held ? UNTIL : 0}}`;
const ENDED = 'tellCase {"type":"itemEnded","item":2}';
const clocks = `${UNTIL} ${ORDER_UNTIL}`;
const shortClocks = `${UNTIL} ${TERMS_START + 30 * DAY}`;
const negative = (why: string) => [
  `send negative {"negative":"${why}","provider":"p-XB"}`,
  told(false),
];

// One line each, as a table.
// oxfmt-ignore
const ROWS = [
  row("Where the police may order, the order leaves at once", "UN-25.1", "authorising", event("ordered"), "ordered", ["order"]),
  row("Elsewhere the case goes to a prosecutor or judge", "UN-24", "authorising", event("ordered"), "awaiting-authority", ["ask authorise"], JUDGE),
  row("What the authority ordered leaves for the provider", "UN-25.1", "awaiting-authority", event("authorised"), "ordered", ["order"], JUDGE),
  row("A withdrawal stops what is not yet held", "UN-42.7", UNHELD, event("withdrawn"), "withdrawn"),
  row("A withdrawal stops what waits for the authority", "UN-42.7", "awaiting-authority", event("withdrawn"), "withdrawn", [], JUDGE),
  row("Preservation begins when the provider has acted, for 60 days", "UN-42.8", "ordered", answered("preserved"), "preserved.running", [
    `hold began ${clocks}`, `send confirmation {"preserved_from":${TERMS_START},"until":${UNTIL},"provider":"p-XB"}`, told(true)]),
  row("Emergency data are handed over", "UN-41.3", "ordered", answered("disclosed"), "disclosed", ['send disclosure {"content":true,"provider":"p-XB"}', told(false)]),
  row("A path that leads on is disclosed without content", "UN-43.1", "ordered", answered("elsewhere"), "elsewhere", [
    'send traffic-data-disclosure {"content":false,"provider":"p-XB","next_state":"XC","next_provider":"p-XC"}', told(false)]),
  row("An order that failed is served again", "-", "ordered", answered("failed"), "retrying"),
  row("An order that was refused is served again", "-", "ordered", answered("refused"), "retrying"),
  row("After the last retry a failed order counts as data not held", "BC-27.7", "ordered", answered("failed"), "negative", negative("not-held"), { retries: 1 }),
  row("After the last retry a refused order counts as data not held", "BC-27.7", "ordered", answered("refused"), "negative", negative("not-held"), { retries: 1 }),
  row("Data that are gone are reported as deleted", "BC-27.7", "ordered", answered("deleted"), "negative", negative("deleted")),
  row("A wrong identifier is reported as such", "BC-27.7", "ordered", answered("wrong-identifier"), "negative", negative("wrong-identifier")),
  row("Data that the provider does not hold are reported as such", "BC-27.7", "ordered", answered("not-held"), "negative", negative("not-held")),
  row("The order is served again after the provider's wait", "UN-25.1", "retrying", "retryWait@retrying", "ordered", ["order"]),
  row("A granted extension moves the end of the hold, not of the order", "UN-42.9", PRESERVED, event("extensionGranted"), "preserved.running", [`hold extended ${UNTIL + 30 * DAY} ${ORDER_UNTIL}`]),
  row("A request for assistance suspends the end of the hold", "UN-42.8", PRESERVED, event("assistanceReceived"), "assistance-pending.running", [`hold suspended ${clocks}`]),
  row("A withdrawal frees the data", "UN-42.7", PRESERVED, event("withdrawn"), "withdrawn", [`hold released ${clocks} withdrawal`]),
  row("A withdrawal frees data whose assistance is pending", "UN-42.7", SUSPENDED, event("withdrawn"), "withdrawn", [`hold released ${clocks} withdrawal`]),
  row("The end of the hold is announced", "UN-42.9", "preserved.running", "noticeDue@preserved", same, [`send expiry-notice {"until":${UNTIL}}`]),
  row("The end of the hold is announced during a renewal", "UN-42.9", "preserved.renewing", "noticeDue@preserved", same, [`send expiry-notice {"until":${UNTIL}}`]),
  row("A hold that ends frees the data and says so", "UN-42.8", PRESERVED, "holdEnd@preserved", "released", [
    `hold released ${clocks} expiry`, 'send release-notice {"reasons":"the preservation ended"}', ENDED]),
  row("An order that runs out under the hold frees the data", "UN-25.2", PRESERVED, "orderEnd@preserved", "lapsed", [
    `hold lapsed ${shortClocks} order-ran-out`, 'send release-notice {"reasons":"the domestic order ran out"}', ENDED], SHORT),
  row("An officer is asked to renew the order before it runs out", "UN-25.2", "preserved.running", RENEWAL, "preserved.renewing", ["ask renew"]),
  row("A renewed order runs for its whole time more", "UN-25.2", "preserved.renewing", renewed(true), "preserved.running", [`hold renewed ${UNTIL} ${TERMS_START + 180 * DAY}`]),
  row("A forgotten renewal changes nothing", "-", [...PRESERVED.slice(1), ...SUSPENDED.slice(1)], renewed(false), same),
  row("The order is renewed while assistance is pending", "UN-25.2", "assistance-pending.running", PENDING_RENEWAL, "assistance-pending.renewing", ["ask renew"]),
  row("An order renewed while assistance is pending runs on", "UN-25.2", "assistance-pending.renewing", renewed(true), "assistance-pending.running", [`hold renewed ${UNTIL} ${TERMS_START + 180 * DAY}`]),
  row("An order that runs out while assistance is pending frees the data", "UN-25.2", SUSPENDED, "orderEnd@assistance-pending", "lapsed", [
    `hold lapsed ${clocks} order-ran-out`, 'send release-notice {"reasons":"the domestic order ran out"}', ENDED]),
  row("Granted assistance produces the data", "UN-44", SUSPENDED, event("assistanceGranted"), "produced", [`hold produced ${clocks}`]),
  row("Refused assistance frees the data", "UN-40.21", SUSPENDED, event("assistanceRefused"), "released", [`hold released ${clocks} assistance-refused`]),
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

test("The table makes every published move", () => {
  expect(bench.unseen(ROWS)).toEqual([]);
});
