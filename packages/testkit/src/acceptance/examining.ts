import { deepStrictEqual, ok } from "node:assert/strict";
import type { Behaviour } from "./behaviour.ts";
import { newBehaviour } from "./new-behaviour.ts";
import { profileOf, providerOf, workloadOf } from "./plain-sections.ts";

const REQUEST = "need/XA/1";
const TELLS_USER = { mailhaven: providerOf({ tells_user_share: 1 }) };

/** What the requested side finds when it looks at a request, and where it sends it. */
export const EXAMINING: readonly Behaviour[] = [
  newBehaviour({
    id: "incomplete-supplemented",
    sentence: "An incomplete form is sent back, supplemented and then executed",
    article: "UN-42.3",
    sections: { profiles: profileOf({}, { omit_item: 1 }) },
    expect: (journal) => {
      const { body } = journal.first("sent", { type: "request" });
      const asked = journal.first("sent", { type: "missing-items-request", from: "XB" });
      ok((body?.missing ?? []).length > 0);
      deepStrictEqual(asked.body?.missing, body?.missing);
      journal.first("delivered", { type: "supplement", node: "XB" });
      journal.count("order", { phase: "sent" }, 1);
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "refused-with-ground",
    sentence: "A request is refused on a ground that the instrument lists, and nothing is ordered",
    article: "UN-42.6",
    sections: { workload: workloadOf({ circumstances: { "domestic-bar": 1 } }) },
    expect: (journal) => {
      const { body } = journal.first("sent", { type: "refusal", from: "XB" });
      deepStrictEqual(body?.ground, "domestic-bar");
      deepStrictEqual(journal.endOf(REQUEST), "refused");
      journal.count("order", {}, 0);
    },
  }),
  newBehaviour({
    id: "ground-of-another-instrument",
    sentence: "What is no ground of the instrument at hand refuses nothing",
    article: "UN-42.6",
    sections: { workload: workloadOf({ circumstances: { "political-offence": 1 } }) },
    expect: (journal) => {
      journal.count("sent", { type: "refusal" }, 0);
      journal.first("state", { node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "prejudice-and-going-on",
    sentence:
      "When preservation would warn the user nothing is ordered until the requesting side goes on",
    article: "UN-42.7",
    sections: {
      providers: TELLS_USER,
      practice: { assistance: { share: 0 }, proceed_share: 1 },
    },
    expect: (journal) => {
      journal.first("delivered", { type: "prejudice-notice", node: "XA" });
      const choice = journal.first("delivered", { type: "choice", node: "XB" });
      const order = journal.first("order", { phase: "sent" });
      ok(journal.records.indexOf(choice) < journal.records.indexOf(order));
    },
  }),
  newBehaviour({
    id: "prejudice-and-stopping",
    sentence: "A requesting side that would rather not warn the user withdraws",
    article: "UN-42.7",
    sections: {
      providers: TELLS_USER,
      practice: { assistance: { share: 0 }, proceed_share: 0 },
    },
    expect: (journal) => {
      journal.first("delivered", { type: "withdrawal", node: "XB" });
      deepStrictEqual(journal.endOf(REQUEST), "withdrawn");
      journal.count("order", {}, 0);
    },
  }),
  newBehaviour({
    id: "referral-and-child",
    sentence: "A request that was wrongly addressed is referred and asked again of the right State",
    article: "BC-27.9",
    sections: { profiles: profileOf({}, { wrong_addressee: 1 }) },
    expect: (journal) => {
      const { to } = journal.first("need", { request: REQUEST });
      deepStrictEqual(to, "XC");
      const { body } = journal.first("sent", { type: "referral", from: "XC" });
      deepStrictEqual([body?.next_state, body?.next_provider], ["XB", "mailhaven"]);
      deepStrictEqual(journal.endOf(REQUEST), "elsewhere");
      const child = journal.first("need", { parent: REQUEST });
      deepStrictEqual([child.request, child.from, child.to], [`${REQUEST}/c1`, "XA", "XB"]);
      journal.first("state", { request: child.request, node: "XA", to: "preserved.holding" });
    },
  }),
  newBehaviour({
    id: "provider-chain",
    sentence: "A trail through several providers is followed with a request of its own for each",
    article: "UN-43.1",
    sections: {
      providers: {
        mailhaven: providerOf({ leads_to: { relaynet: 1 } }),
        relaynet: providerOf({ state: "XC" }),
      },
    },
    expect: (journal) => {
      const { body } = journal.first("sent", { type: "traffic-data-disclosure", from: "XB" });
      deepStrictEqual([body?.next_state, body?.next_provider], ["XC", "relaynet"]);
      const child = journal.first("need", { parent: REQUEST });
      deepStrictEqual([child.from, child.to, child.parent_item], ["XA", "XC", 0]);
      journal.first("hold", { request: child.request, node: "XC", change: "began" });
    },
  }),
  newBehaviour({
    id: "trail-without-basis",
    sentence: "A trail that leads to where no instrument binds ends there without a legal basis",
    sections: {
      instruments: {
        convention: {
          basis: "UNCC",
          parties: ["XA", "XB"],
          in_force_from: "2027-01-01",
          assumed: true,
        },
      },
      providers: {
        mailhaven: providerOf({ leads_to: { farhost: 1 } }),
        farhost: providerOf({ state: "XC" }),
      },
    },
    expect: (journal) => {
      const { request } = journal.first("no-basis", { reason: "no-instrument" });
      deepStrictEqual(request, `${REQUEST}/c1`);
      journal.count("sent", { request }, 0);
    },
  }),
];
