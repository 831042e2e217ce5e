import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import { machineBench, tableRows } from "../testing/machine-bench.ts";
import { SAMPLE_REQUESTED } from "../testing/sample-contexts.ts";
import { sampleTerms, TERMS_START } from "../testing/sample-terms.ts";
import { type RequestedContext, type RequestedEvent, requestedMachine } from "./index.ts";

const UNTIL = TERMS_START + 60 * DAY;

const event = <T extends RequestedEvent["type"]>(type: T) => ({ type }) as RequestedEvent;
const INCOMPLETE: RequestedEvent = { type: "foundIncomplete", missing: ["necessity"] };
const MISADDRESSED: RequestedEvent = { type: "foundMisaddressed", state: "XC", provider: "p-XC" };
const LOCATED: RequestedEvent = { type: "located", state: "XC", provider: "p-XC" };
const GROUND: RequestedEvent = { type: "groundFound", ground: "domestic-bar", reasons: "barred" };
const settled = (held: boolean, item = 0): RequestedEvent => ({
  type: "itemSettled",
  item,
  held,
  until: held ? UNTIL : 0,
});
const ended = (item = 0): RequestedEvent => ({ type: "itemEnded", item });
const extension = (granted: boolean) => ({ type: "extensionDecided", granted }) as const;
const assistance = (granted: boolean) => ({ type: "assistanceDecided", granted }) as const;

const CHECKING = [event("acknowledged")];
const REVIEWING = [...CHECKING, event("foundComplete")];
const EXECUTING = [...REVIEWING, event("accepted")];
const HOLDING = [...EXECUTING, settled(true)];
const PENDING = [...HOLDING, event("assistanceReceived")];

const WAYS: Record<string, readonly RequestedEvent[]> = {
  "open.received": [],
  "open.checking": CHECKING,
  "open.awaiting-supplement": [...CHECKING, INCOMPLETE],
  "open.locating": REVIEWING,
  "open.reviewing": REVIEWING,
  "open.awaiting-choice": [...REVIEWING, event("prejudiceFound")],
  "open.executing": EXECUTING,
  "open.holding.idle": HOLDING,
  "open.holding.deciding-extension": [...HOLDING, event("extensionAsked")],
  "open.assistance-pending": PENDING,
  refused: [...REVIEWING, GROUND],
  referred: [...CHECKING, MISADDRESSED],
  withdrawn: [event("withdrawalReceived")],
  answered: [...EXECUTING, settled(false)],
  closed: [...PENDING, assistance(true)],
};

const QUERY = { terms: sampleTerms({ form: "location-query" }) };
const bench = machineBench(requestedMachine, SAMPLE_REQUESTED, WAYS);

const row = tableRows<RequestedContext, RequestedEvent>;
const OPEN = Object.keys(WAYS).filter((s) => s.startsWith("open.") && s !== "open.locating");
const LOCATING = "open.locating";
const IDLE = "open.holding.idle";
const DECIDING = "open.holding.deciding-extension";
const SUPPLEMENT = "open.awaiting-supplement";
const CHOICE = "open.awaiting-choice";
const RELEASE = ['tellItems {"type":"withdrawn"}', "send release-notice"];
const PENDING_STATE = "open.assistance-pending";
const same = (from: string): string => from;

// One line each, as a table.
// oxfmt-ignore
const ROWS = [
  row("A repeated request gets the same answers again", "-", OPEN, event("requestRepeated"), same, ["repeat"]),
  row("A status query is answered, and what was answered is said again", "UN-40.25", OPEN, event("statusAsked"), same, ["send status-report", "repeat"]),
  row("A withdrawal ends the request and frees the data", "UN-42.7", OPEN, event("withdrawalReceived"), "withdrawn", RELEASE),
  row("One of two items settled leaves the request in execution", "UN-42.8", "open.executing", settled(true, 1), same, [], { items: 0b11 }),
  row("A hold that ends before the other item is settled leaves the request in execution", "UN-42.8", "open.executing", ended(1), same, [], { items: 0b11 }),
  row("One of two held items ended ends nothing else", "UN-42.8", [IDLE, DECIDING, PENDING_STATE], ended(1), same, [], { held: 0b10 }),
  row("What was noticed is acknowledged and then checked", "UN-41.4", "open.received", event("acknowledged"), "open.checking", ["send acknowledgement", "ask check"]),
  row("A ping is answered by its acknowledgement", "-", "open.received", event("acknowledged"), "answered", ["send acknowledgement"], { terms: sampleTerms({ form: "ping" }) }),
  row("A complete request is reviewed", "UN-42.3", "open.checking", event("foundComplete"), "open.reviewing", ["ask review"]),
  row("An incomplete request is asked for what is missing", "UN-42.3", "open.checking", INCOMPLETE, SUPPLEMENT, ['send missing-items-request {"missing":["necessity"]}']),
  row("A wrong addressee tells where to go", "BC-27.9", "open.checking", MISADDRESSED, "referred", ['send referral {"next_state":"XC","next_provider":"p-XC"}']),
  row("What was supplied is checked again", "UN-42.3", SUPPLEMENT, event("supplementReceived"), "open.checking", ["ask check"]),
  row("Missing items are asked for again", "-", SUPPLEMENT, `reminder@${SUPPLEMENT}`, SUPPLEMENT, ["repeat"]),
  row("An acceptable request is executed", "UN-42.4", "open.reviewing", event("accepted"), "open.executing", ["startItems"]),
  row("A ground found refuses the request, with reasons", "UN-42.6", "open.reviewing", GROUND, "refused", ['send refusal {"ground":"domestic-bar","reasons":"barred"}']),
  row("Where the subject might be warned the requesting side is told", "UN-42.7", "open.reviewing", event("prejudiceFound"), CHOICE, ["send prejudice-notice"]),
  row("The choice to go on is executed", "UN-42.7", CHOICE, event("choiceReceived"), "open.executing", ["startItems"]),
  row("The choice is asked for again", "-", CHOICE, `reminder@${CHOICE}`, CHOICE, ["repeat"]),
  row("The last item held begins the hold", "UN-42.8", "open.executing", settled(true), IDLE),
  row("Where nothing is held the request is answered", "BC-27.7", "open.executing", settled(false), "answered"),
  row("The end of the last hold closes the request", "UN-42.8", [IDLE, DECIDING], ended(), "closed"),
  row("An extension asked for is put to an officer", "UN-42.9", IDLE, event("extensionAsked"), DECIDING, ["ask extend"]),
  row("A granted extension is told to the items and to the other side", "UN-42.9", DECIDING, extension(true), IDLE, ['tellItems {"type":"extensionGranted"}', `send extension-decision {"granted":true,"until":${UNTIL + 30 * DAY}}`]),
  row("A refused extension leaves the old end", "UN-42.9", DECIDING, extension(false), IDLE, [`send extension-decision {"granted":false,"until":${UNTIL}}`]),
  row("A request for assistance stops the clock of the holds", "UN-42.8", [IDLE, DECIDING], event("assistanceReceived"), "open.assistance-pending", ['tellItems {"type":"assistanceReceived"}', "ask decide-assistance"]),
  row("The same request for assistance again changes nothing", "-", "open.assistance-pending", event("assistanceReceived"), "open.assistance-pending"),
  row("Granted assistance produces the data", "UN-44", "open.assistance-pending", assistance(true), "closed", ['tellItems {"type":"assistanceGranted"}', 'send assistance-decision {"granted":true,"content":true}']),
  row("Refused assistance frees the data", "UN-40.21", "open.assistance-pending", assistance(false), "closed", ['tellItems {"type":"assistanceRefused"}', 'send assistance-decision {"granted":false}']),
  row("A complete location query is looked into", "UN-42.2", "open.checking", event("foundComplete"), LOCATING, ["ask locate"], QUERY),
  row("The place of the data answers a location query", "UN-42.2", LOCATING, LOCATED, "answered", ['send location-answer {"provider":"p-XC","next_state":"XC"}'], QUERY),
  row("A repeated location query gets the same answers again", "-", LOCATING, event("requestRepeated"), same, ["repeat"], QUERY),
  row("A status query while locating is answered", "UN-40.25", LOCATING, event("statusAsked"), same, ["send status-report", "repeat"], QUERY),
  row("A location query can be withdrawn", "UN-42.7", LOCATING, event("withdrawalReceived"), "withdrawn", RELEASE, QUERY),
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

test("Assistance finds nothing to decide once every hold has lapsed (UN-42.8)", () => {
  expect(bench.ride([...PENDING, ended()])).toMatchObject({
    state: "closed",
    moves: [move("assistance-pending", "itemEnded"), "open.assistance-pending|always|closed"],
  });
});

test("The table makes every published move but those that cannot come and the last reminders", () => {
  const before = ["awaiting-choice", "awaiting-supplement", "checking", "locating", "received"];
  const settledBefore = ["assistance-pending", "holding.deciding-extension", "holding.idle"];
  expect(bench.unseen(ROWS)).toEqual(
    [
      // Items begin with the execution, and each is settled once, before the request is held.
      ...[...before, "reviewing"].flatMap((s) => [move(s, "itemSettled"), move(s, "itemEnded")]),
      ...settledBefore.map((s) => move(s, "itemSettled")),
      // Every hold lapsed while assistance was pending: see above.
      "open.assistance-pending|always|closed",
      // The sixth reminder in a row: see the tests of reminders.
      ...["awaiting-choice", "awaiting-supplement"].map(
        (s) => `open.${s}|after reminder@open.${s}|closed`,
      ),
    ].toSorted(),
  );
});

function move(state: string, trigger: string): string {
  return `open.${state}|${trigger}|open.${state}`;
}
