import type { Order } from "@contactpoint/exercise";
import type { DataItem, StatedItems } from "@contactpoint/protocol/messages";

/** Text that does harm where it is taken for markup, an address or a template. */
export const HOSTILE = `<img src=x onerror="window.harm=1" data-harm><script>window.harm=1</script>"'></textarea><svg onload=window.harm=1 data-harm>{{7*7}}\${7*7}<a href="javascript:window.harm=1" data-harm>x</a>`;

/** Orders given in turn: whose they are, and whether they are carried out. */
export interface GivenBy {
  readonly seat: string;
  readonly order: Order;
  readonly done: boolean;
}

const person = HOSTILE.slice(0, 90);
const name = HOSTILE.slice(0, 190);
const IDENTIFIER = HOSTILE.slice(0, 120);
const ITEM: DataItem = {
  provider: "mailhaven",
  data_class: "traffic",
  identifiers: [
    { kind: "account", value: IDENTIFIER },
    { kind: "url", value: IDENTIFIER },
  ],
  stated_expiry: null,
};
const CONTACT = { phone: HOSTILE, mobile: HOSTILE, email: HOSTILE };
const STATED: StatedItems = {
  authority: {
    organisation: HOSTILE,
    person: HOSTILE,
    address: HOSTILE,
    ...CONTACT,
    fax: HOSTILE,
    office_hours: HOSTILE,
    time_zone: HOSTILE,
    person_for_confirmation: { name: HOSTILE, title: HOSTILE, function: HOSTILE, ...CONTACT },
    investigating_authority: HOSTILE,
  },
  offence: { offence: HOSTILE, provisions: [HOSTILE], facts: HOSTILE, case_status: HOSTILE },
  data: { items: [ITEM], relation_to_offence: HOSTILE },
  location: { custodian: HOSTILE, location: HOSTILE },
  necessity: { reasons: HOSTILE },
  intended_assistance: { authority: HOSTILE },
  confidentiality: { keep_confidential: true, notify_user: false },
};
/** The same of a provider that there is not. */
const ELSEWHERE: StatedItems = {
  ...STATED,
  data: { items: [{ ...ITEM, provider: HOSTILE }], relation_to_offence: HOSTILE },
};
const FAY = "facilitator";
const XA = "XA/duty-officer";
const EVA = "evaluator/1";

/** Every text that somebody can write, where it is carried out, so that pages show it. */
export const WRITTEN: readonly GivenBy[] = [
  { seat: FAY, order: { order: "clock", do: { act: "start" } }, done: true },
  { seat: XA, order: { order: "join", person }, done: true },
  { seat: XA, order: { order: "note", text: HOSTILE, about: name }, done: true },
  { seat: EVA, order: { order: "note", text: HOSTILE }, done: true },
  { seat: XA, order: { order: "say", to: "staff", text: HOSTILE, about: name }, done: true },
  { seat: FAY, order: { order: "say", to: "XA", text: HOSTILE }, done: true },
  { seat: XA, order: { order: "hand-over", text: HOSTILE }, done: true },
  {
    seat: FAY,
    order: { order: "inject", inject: "press", do: { act: "edit", body: { en: HOSTILE } } },
    done: true,
  },
  { seat: FAY, order: { order: "inject", inject: "press", do: { act: "send-now" } }, done: true },
  {
    seat: XA,
    order: {
      order: "act",
      act: { act: "request", to: "XB", form: "preservation", urgency: "urgent", stated: STATED },
    },
    done: true,
  },
  {
    seat: XA,
    order: { order: "act", act: { act: "call", whom: name } },
    done: true,
  },
  {
    seat: EVA,
    order: {
      order: "rate",
      about: "speed",
      state: "XA",
      rating: "S",
      remark: HOSTILE,
    },
    done: true,
  },
  {
    seat: EVA,
    order: {
      order: "observe",
      state: "XA",
      about: "speed",
      text: HOSTILE,
      evidence: [],
      cause: HOSTILE,
    },
    done: true,
  },
  {
    seat: EVA,
    order: {
      order: "improve",
      id: name,
      issue: HOSTILE,
      action: HOSTILE,
      area: "training",
      owner: HOSTILE,
      starts: "2027-01-01",
      due: "2027-02-01",
    },
    done: true,
  },
  { seat: XA, order: { order: "feedback", answers: { [person]: HOSTILE } }, done: true },
];

type Finding = Extract<Extract<Order, { order: "act" }>["act"], { act: "finish" }>["finding"];

/** What officers conclude from each request, in this order, by the task: in words of their own. */
export const FINDINGS: readonly (readonly (readonly [task: string, finding: Finding])[])[] = [
  [
    ["acknowledge", { result: "acknowledged" }],
    ["check", { result: "incomplete", missing: ["authority"], question: HOSTILE }],
    ["supplement", { result: "supplemented", supplied: STATED }],
    ["check", { result: "complete" }],
    ["review", { result: "prejudice", explanation: HOSTILE }],
    ["choose", { result: "withdraw" }],
  ],
  [
    ["acknowledge", { result: "acknowledged" }],
    ["check", { result: "complete" }],
    ["review", { result: "refused", ground: "essential-interests", reasons: HOSTILE }],
  ],
];

const asXA = (order: Order): GivenBy => ({ seat: XA, order, done: false });
const act = (one: Extract<Order, { order: "act" }>["act"]): GivenBy =>
  asXA({ order: "act", act: one });
const found = (finding: Finding): GivenBy => act({ act: "finish", task: name, finding });
const asked = { act: "request", form: "ping", urgency: "routine" } as const;

/** Every name that somebody can write: of nothing that there is, so most are refused. */
export const NAMED: readonly GivenBy[] = [
  {
    seat: EVA,
    order: { order: "observe", state: name, about: name, text: "x", evidence: [name], cause: "" },
    done: false,
  },
  act({ ...asked, to: name, because_of: name, stated: {} }),
  act({ ...asked, from: name, to: "XB", stated: {} }),
  act({ ...asked, to: "XB", stated: ELSEWHERE }),
  act({ act: "start", task: name }),
  found({ result: "prepared", stated: ELSEWHERE }),
  found({ result: "supplemented", supplied: ELSEWHERE }),
  found({ result: "wrong-addressee", state: name, provider: name }),
  found({ result: "located", state: name, provider: name }),
  act({ act: "withdraw", request: name, reasons: HOSTILE }),
  act({ act: "ask-status", request: name }),
  act({ act: "lodge-assistance", request: name }),
  act({ act: "escalate", request: name }),
  act({ act: "call", whom: name, request: name }),
  act({ act: "read", inject: name }),
  asXA({ order: "say", to: name, text: HOSTILE }),
  { seat: FAY, order: { order: "inject", inject: name, do: { act: "send-now" } }, done: false },
  { seat: FAY, order: { order: "inject", inject: name, do: { act: "skip" } }, done: false },
  {
    seat: FAY,
    order: { order: "inject", inject: name, do: { act: "edit", to: name, via: name } },
    done: false,
  },
  {
    seat: FAY,
    order: { order: "inject", inject: name, do: { act: "edit", body: { [name]: HOSTILE } } },
    done: false,
  },
  { seat: FAY, order: { order: "seat", seat: name, act: "give-back" }, done: false },
  {
    seat: EVA,
    order: { order: "rate", about: name, state: name, rating: "S", remark: HOSTILE },
    done: false,
  },
];
