import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, NeedRecord } from "@contactpoint/protocol";
import {
  answer,
  audit,
  confirmation,
  delivered,
  hold,
  needOf,
  order,
  sent,
  state,
  task,
} from "./record-builders.ts";
import type { JudgedScenario } from "./rule.ts";

/** A record and the name by which a test speaks of it. */
export type NamedRecord = readonly [name: string, record: JournalRecord];

/** Two States and a third under two instruments; XC joined the UN Convention alone. */
export const CLEAN_SCENARIO: JudgedScenario = {
  states: [
    { id: "XA", law: "plain", profile: "steady" },
    { id: "XB", law: "plain", profile: "steady" },
    { id: "XC", law: "reserving", profile: "steady" },
  ],
  laws: {
    plain: { dual_criminality_reservation: false },
    reserving: { dual_criminality_reservation: true },
  },
  profiles: { steady: { queue_order: "urgency-oldest" } },
  providers: [
    { id: "p1", state: "XB" },
    { id: "p2", state: "XC" },
  ],
  networks: { police: ["XA", "XB"], prosecutors: ["XB", "XC"] },
  instruments: [
    { id: "uncc", basis: "UNCC", bound_from: { XA: 0, XB: 0, XC: 50 * DAY } },
    { id: "budapest", basis: "BUDAPEST", bound_from: { XA: 0, XB: 0 } },
  ],
  escalation: [
    {
      kind: "channel",
      channel: "e-mail",
      network: null,
      tries: 2,
      wait: { emergency: HOUR, urgent: HOUR, routine: DAY },
    },
  ],
  practice: {
    extension: { most: 1 },
    status_query: { most: 2, after: { emergency: HOUR, urgent: DAY, routine: DAY } },
    expiry_notice_before: 7 * DAY,
  },
  faults: [
    {
      id: "struck-off",
      kind: "revocation",
      group: null,
      from: 445 * DAY,
      until: 446 * DAY,
      states: ["XC"],
    },
  ],
};

/** A hand-written journal that breaks no rule and gives every rule something to check. */
export function cleanJournal(): readonly NamedRecord[] {
  return [
    ...kept(),
    ...refused(),
    ...produced(),
    ...disclosed(),
    ...elsewhere(),
    ...stopped(),
    ...audited(),
    ...quiet(),
  ];
}

function kept(): readonly NamedRecord[] {
  const r = "kept";
  const until = 190 * DAY;
  return [
    ...acknowledged(r, 100 * DAY, {}),
    [`${r}.again`, delivered(r, 1, 100 * DAY + 3 * HOUR, "request", "XB", { again: true })],
    [`${r}.review`, task(r, 100 * DAY + 3 * HOUR, "review", "accepted")],
    ...preserved(r, 100 * DAY + 3 * HOUR),
    [`${r}.confirmed-again`, confirmation(r, 4, 100 * DAY + 5 * HOUR, 100 * DAY + 4 * HOUR)],
    [`${r}.extension-asked`, sent(r, 5, 150 * DAY, "extension-request")],
    [`${r}.extension-arrived`, delivered(r, 5, 150 * DAY, "extension-request", "XB")],
    [`${r}.extend`, task(r, 150 * DAY + HOUR, "extend", "granted")],
    [`${r}.extended`, hold(r, 150 * DAY + HOUR, "extended", until, 186 * DAY + 4 * HOUR)],
    [`${r}.extension-decided`, answer(r, 6, 150 * DAY + HOUR, "extension-decision")],
    [`${r}.extension-known`, delivered(r, 6, 150 * DAY + HOUR, "extension-decision", "XA")],
    [`${r}.notice`, answer(r, 7, 183 * DAY, "expiry-notice", { until }, { item: 0 })],
    [`${r}.renewed`, hold(r, 184 * DAY, "renewed", until, 270 * DAY)],
    [`${r}.released`, hold(r, until, "released", until, 270 * DAY, "expiry")],
    [`${r}.hold-final`, state(r, until, "hold", "preserved.running", "released")],
    [`${r}.requested-final`, state(r, until, "requested", "open.holding.idle", "closed")],
    [`${r}.requesting-final`, state(r, until, "requesting", "preserved.holding", "expired")],
  ];
}

function refused(): readonly NamedRecord[] {
  const r = "refused";
  const at = 200 * DAY;
  return [
    ...acknowledged(r, at, { circumstances: ["essential-interests"] }),
    [`${r}.reviewing`, state(r, at, "requested", "open.checking", "open.reviewing")],
    [`${r}.review`, task(r, at + HOUR, "review", "refused")],
    [`${r}.requested-final`, state(r, at + HOUR, "requested", "open.reviewing", "refused")],
    [
      `${r}.refusal`,
      answer(r, 3, at + HOUR, "refusal", { ground: "essential-interests", reasons: "secrets" }),
    ],
    [`${r}.known`, delivered(r, 3, at + HOUR, "refusal", "XA")],
    [
      `${r}.requesting-final`,
      state(r, at + HOUR, "requesting", "pursuing.acknowledged", "refused"),
    ],
  ];
}

function produced(): readonly NamedRecord[] {
  const r = "produced";
  const at = 300 * DAY;
  const until = at + 60 * DAY + 4 * HOUR;
  return [
    ...acknowledged(r, at, {}),
    [`${r}.review`, task(r, at + HOUR, "review", "prejudice")],
    [`${r}.prejudice`, answer(r, 9, at + HOUR, "prejudice-notice")],
    [`${r}.choice`, sent(r, 10, at + 2 * HOUR, "choice", { body: { proceed: true } })],
    [`${r}.chosen`, delivered(r, 10, at + 2 * HOUR, "choice", "XB")],
    ...preserved(r, at + 3 * HOUR),
    [`${r}.assistance-asked`, sent(r, 11, at + 20 * DAY, "assistance-request")],
    [`${r}.assistance-arrived`, delivered(r, 11, at + 20 * DAY, "assistance-request", "XB")],
    [`${r}.suspended`, hold(r, at + 20 * DAY, "suspended", until, at + 86 * DAY)],
    [`${r}.renewed`, hold(r, at + 85 * DAY, "renewed", until, at + 172 * DAY)],
    [`${r}.produced`, hold(r, at + 120 * DAY, "produced", until, at + 172 * DAY)],
    [
      `${r}.assistance-decided`,
      answer(r, 12, at + 120 * DAY, "assistance-decision", {
        granted: true,
        content: true,
        ...LIMITED,
      }),
    ],
    [`${r}.assistance-known`, delivered(r, 12, at + 120 * DAY, "assistance-decision", "XA")],
    [
      `${r}.requested-final`,
      state(r, at + 120 * DAY, "requested", "open.assistance-pending", "closed"),
    ],
    [
      `${r}.requesting-final`,
      state(r, at + 120 * DAY, "requesting", "preserved.holding", "produced"),
    ],
  ];
}

function disclosed(): readonly NamedRecord[] {
  const r = "disclosed";
  const at = 430 * DAY;
  return [
    ...acknowledged(r, at, { form: "emergency-disclosure", urgency: "emergency" }),
    [`${r}.order`, order(r, at + HOUR, {})],
    [`${r}.answered`, order(r, at + HOUR, { phase: "answered", answer: "disclosed" })],
    [
      `${r}.disclosure`,
      answer(r, 3, at + HOUR, "disclosure", { content: true, ...LIMITED }, { item: 0 }),
    ],
    [`${r}.known`, delivered(r, 3, at + HOUR, "disclosure", "XA", { item: 0 })],
    [`${r}.requested-final`, state(r, at + HOUR, "requested", "open.executing", "answered")],
    [
      `${r}.requesting-final`,
      state(r, at + HOUR, "requesting", "pursuing.acknowledged", "answered"),
    ],
  ];
}

function elsewhere(): readonly NamedRecord[] {
  const r = "elsewhere";
  const at = 440 * DAY;
  const next = { next_provider: "p2", next_state: "XC", ...LIMITED };
  return [
    ...acknowledged(r, at, {}),
    [`${r}.order`, order(r, at + HOUR, {})],
    [
      `${r}.answered`,
      order(r, at + HOUR, { phase: "answered", answer: "elsewhere", next_provider: "p2" }),
    ],
    [`${r}.path`, answer(r, 3, at + HOUR, "traffic-data-disclosure", next, { item: 0 })],
    [`${r}.known`, delivered(r, 3, at + HOUR, "traffic-data-disclosure", "XA", { item: 0 })],
    [`${r}.requested-final`, state(r, at + HOUR, "requested", "open.executing", "answered")],
    [
      `${r}.requesting-final`,
      state(r, at + HOUR, "requesting", "pursuing.acknowledged", "elsewhere"),
    ],
  ];
}

const SEALED = { pending: ["kept expiry"], implied: ["kept expiry"] };

/** XB is told nonsense, stops and comes back; XC is turned away. */
function stopped(): readonly NamedRecord[] {
  const at = 445 * DAY;
  const crash = { kind: "crash", at, node: "XB" } as const;
  const rejected = { kind: "rejected", at, node: "XB" } as const;
  const state = { before: "d1", replayed: "d1" };
  return [
    [
      "bad.rejected",
      { ...rejected, error: "malformed", request: "elsewhere", message: "elsewhere#9" },
    ],
    ["struck.rejected", { ...rejected, error: "unknown-sender", from: "XC" }],
    ["crash.stopped", { ...crash, phase: "crashed", point: "before-send", store: "full" }],
    ["crash.back", { ...crash, at: at + HOUR, phase: "restarted", timers: SEALED, state }],
    ["crash.recovered", { ...crash, at: at + HOUR, phase: "recovered" }],
  ];
}

/** Nothing happens any more, for longer than any liveness rule waits. */
function quiet(): readonly NamedRecord[] {
  return [
    ["phase", { kind: "phase", at: 450 * DAY, phase: "liveness", core: ["XA", "XB", "XC"] }],
    ["end", { kind: "end", at: 500 * DAY }],
  ];
}

/** What a disclosure says of itself. */
const LIMITED = { data_class: "traffic", use_limited: true } as const;

/** XC shows its audit log; its clock steps back by an hour. */
function audited(): readonly NamedRecord[] {
  const r = "audited";
  const at = 446 * DAY;
  const there = { to: "XC", route: ["XA", "XC"] };
  const back = { from: "XC", route: ["XC", "XA"] };
  const received = state(r, at, "requested", "open.received", "open.checking");
  return [
    [`${r}.need`, { ...needOf(r, at), to: "XC" }],
    [`${r}.request`, sent(r, 1, at, "request", { ...there, try: 1 })],
    [`${r}.entered`, audit(at, 1, `received ${r}#1`)],
    [`${r}.arrived`, delivered(r, 1, at, "request", "XC")],
    [`${r}.moving`, audit(at, 2, `state ${r} requested open.checking`)],
    [`${r}.moved`, { ...received, node: "XC" }],
    [`${r}.leaving`, audit(at, 3, `sent ${r}#2`, at - HOUR)],
    [`${r}.acknowledgement`, answer(r, 2, at, "acknowledgement", {}, back)],
    [`${r}.acknowledged`, delivered(r, 2, at, "acknowledgement", "XA", BY_XC)],
    [`${r}.withdrawn`, state(r, at, "requesting", "pursuing.acknowledged", "withdrawn")],
  ];
}

const BY_XC = { signed_by: "XC", brought_by: "XC" };

const AWAITING = "pursuing.awaiting-acknowledgement";

/** From the need to the acknowledgement's arrival. */
function acknowledged(r: string, at: Instant, need: Partial<NeedRecord>): readonly NamedRecord[] {
  const sentAt = at + 10 * MINUTE;
  return [
    [`${r}.need`, { ...needOf(r, at), ...need }],
    [`${r}.prepared`, state(r, sentAt, "requesting", "preparing", AWAITING)],
    [`${r}.request`, sent(r, 1, sentAt, "request", { try: 1 })],
    [`${r}.arrived`, delivered(r, 1, sentAt, "request", "XB")],
    [`${r}.asked`, { ...task(r, sentAt, "acknowledge"), phase: "asked" }],
    [`${r}.started`, { ...task(r, sentAt, "acknowledge"), phase: "started" }],
    [`${r}.acknowledgement`, answer(r, 2, at + 20 * MINUTE, "acknowledgement")],
    [`${r}.acknowledged`, delivered(r, 2, at + 20 * MINUTE, "acknowledgement", "XA")],
    [`${r}.done`, task(r, at + 20 * MINUTE, "acknowledge", "acknowledged")],
    [`${r}.taken-up`, state(r, at + 20 * MINUTE, "requesting", AWAITING, "pursuing.acknowledged")],
  ];
}

/** From the order to the confirmation's arrival, one hour later. */
function preserved(r: string, at: Instant): readonly NamedRecord[] {
  const from = at + HOUR;
  return [
    [`${r}.order`, order(r, at, {})],
    [`${r}.answered`, order(r, from, { phase: "answered", answer: "preserved" })],
    [`${r}.held`, state(r, from, "hold", "ordered", "preserved.running")],
    [`${r}.began`, hold(r, from, "began", from + 60 * DAY, from + 86 * DAY)],
    [`${r}.confirmation`, confirmation(r, 3, from, from)],
    [`${r}.known`, delivered(r, 3, from, "confirmation", "XA", { item: 0 })],
    [
      `${r}.answered-in-full`,
      state(r, from, "requesting", "pursuing.acknowledged", "preserved.holding"),
    ],
  ];
}
