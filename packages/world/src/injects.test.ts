import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR } from "@contactpoint/engine";
import type { ResolvedCondition, ResolvedInject, ResolvedTrigger } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { listedWorkload, worldBench, worldScenario } from "./testing/index.ts";

const at = (hour: number, every = 0, times = 0): ResolvedTrigger => ({
  kind: "at",
  at: SAMPLE_START + hour * HOUR,
  repeat: times === 0 ? null : { every: every * HOUR, times },
});
const after = (of: string, hours: number): ResolvedTrigger => ({
  kind: "after",
  of,
  plus: hours * HOUR,
});
const when = (condition: ResolvedCondition): ResolvedTrigger => ({ kind: "when", condition });
const fired = (id: string): ResolvedCondition => ({ kind: "inject", id });
const requested = (more: object = {}): ResolvedCondition => ({
  kind: "request",
  from: null,
  to: null,
  form: null,
  ...more,
});
const missed = (of: string, hours: number): ResolvedCondition => ({
  kind: "missed",
  of,
  within: hours * HOUR,
});
const not = (of: ResolvedCondition): ResolvedCondition => ({ kind: "not", of });

function inject(
  id: string,
  trigger: ResolvedTrigger,
  more: Partial<ResolvedInject> = {},
): ResolvedInject {
  return {
    id,
    trigger,
    unless: null,
    to: "XA",
    from: null,
    via: null,
    body: null,
    request: null,
    ...more,
  };
}

const PRESERVE = {
  form: "preservation",
  urgency: "urgent",
  omit: [],
  provider: null,
  expires_at: null,
} as const;
/** XA asks XB, at the word of a script. */
const ASKING = { from: "XA", to: "XB", request: PRESERVE } as const;

/** XA needs something of XB at each of these hours. */
function played(injects: readonly ResolvedInject[], needs: readonly number[] = []) {
  const listed = needs.map((hour) => ({
    at: SAMPLE_START + hour * HOUR,
    from: null,
    provider: null,
    form: null,
    urgency: null,
    expires_at: null,
  }));
  const bench = worldBench(worldScenario({ injects, workload: [listedWorkload(listed)] }));
  bench.agenda.runUntil(SAMPLE_START + 10 * DAY);
  const hour = (instant: number) => (instant - SAMPLE_START) / HOUR;
  return { ...bench, firings: bench.of("inject").map((one) => `${hour(one.at)} ${one.inject}`) };
}

test("An inject fires at its instant, and a repeated one as often as it says", () => {
  expect(played([inject("once", at(3)), inject("drum", at(1, 2, 3))]).firings).toEqual([
    "1 drum",
    "3 once",
    "3 drum",
    "5 drum",
  ]);
});

test("An inject follows another after its time, however that one came to fire", () => {
  const chain = [
    inject("second", after("first", 2)),
    inject("third", after("second", 1)),
    inject("first", at(4)),
  ];
  expect(played(chain).firings).toEqual(["4 first", "6 second", "7 third"]);
});

test("An inject that follows a repeated one repeats with it", () => {
  const injects = [inject("drum", at(1, 3, 2)), inject("echo", after("drum", 1))];
  expect(played(injects).firings).toEqual(["1 drum", "2 echo", "4 drum", "5 echo"]);
});

test("An inject with a condition fires when that turns true, once", () => {
  const asked = inject("asked", when(requested({ from: "XA", to: "XB", form: "preservation" })));
  expect(played([asked], [2, 5]).firings).toEqual(["2 asked"]);
  expect(played([asked]).firings).toEqual([]);
});

test.each([
  ["from another State", { from: "XB" }],
  ["to another State", { to: "XH" }],
  ["of another form", { form: "ping" }],
])("A request %s does not meet a condition on requests", (_, more) => {
  expect(played([inject("asked", when(requested(more)))], [2]).firings).toEqual([]);
});

test("Conditions are joined by all, any and not", () => {
  const both = { kind: "all", of: [fired("a"), fired("b")] } as const;
  const either = { kind: "any", of: [fired("b"), requested()] } as const;
  const unasked = { kind: "all", of: [fired("b"), not(requested())] } as const;
  const injects = [
    inject("a", at(1)),
    inject("b", at(4)),
    inject("both", when(both)),
    inject("either", when(either)),
    inject("unasked", when(unasked)),
  ];
  expect(played(injects, [2]).firings).toEqual(["1 a", "2 either", "4 b", "4 both"]);
  expect(played(injects).firings).toEqual(["1 a", "4 b", "4 both", "4 either", "4 unasked"]);
});

test("Injects whose conditions name one another fire in a row at one instant", () => {
  const injects = [
    inject("c", when(fired("b"))),
    inject("b", when(fired("a"))),
    inject("a", at(1)),
  ];
  expect(played(injects).firings).toEqual(["1 a", "1 b", "1 c"]);
});

test("An inject is left out if what speaks against it holds when it is due", () => {
  const late = inject("late", at(3), { unless: requested() });
  expect(played([late], [2]).firings).toEqual([]);
  expect(played([late], [4]).firings).toEqual(["3 late"]);
  const drum = inject("drum", at(1, 2, 3), { unless: requested() });
  expect(played([drum], [2]).firings).toEqual(["1 drum"]);
});

test("What follows an inject that was left out does not happen either", () => {
  const injects = [
    inject("first", at(3), { unless: requested() }),
    inject("then", after("first", 1)),
  ];
  expect(played(injects, [2]).firings).toEqual([]);
});

test("An inject kept in reserve never fires, nor does what would follow it", () => {
  const injects = [inject("held", { kind: "reserve" }), inject("then", after("held", 1))];
  expect(played(injects).firings).toEqual([]);
});

test("A task that brings no request of the participant in its time is missed", () => {
  const injects = [inject("task", at(2)), inject("reminder", when(missed("task", 3)))];
  expect(played(injects).firings).toEqual(["2 task", "5 reminder"]);
  expect(played(injects, [1, 6]).firings).toEqual(["2 task", "5 reminder"]);
  expect(played(injects, [4]).firings).toEqual(["2 task"]);
});

test("A request of somebody else does not do the participant's task", () => {
  const injects = [
    inject("task", at(2), { to: "XB" }),
    inject("reminder", when(missed("task", 3))),
  ];
  expect(played(injects, [4]).firings).toEqual(["2 task", "5 reminder"]);
});

test("Two conditions on one missed task keep their own times", () => {
  const injects = [
    inject("task", at(2)),
    inject("soon", when(missed("task", 1))),
    inject("later", when(missed("task", 5))),
  ];
  expect(played(injects, [4]).firings).toEqual(["2 task", "3 soon"]);
  expect(played(injects).firings).toEqual(["2 task", "3 soon", "7 later"]);
});

test("A scripted request goes to a provider of the State asked, one item, and is named after its inject", () => {
  const { of } = played([inject("ask", at(1, 2, 2), ASKING)]);
  expect(
    of("need").map(({ request, from, to, items, urgency }) => [
      request,
      from,
      to,
      items.length,
      urgency,
    ]),
  ).toEqual([
    ["inject/ask/1", "XA", "XB", 1, "urgent"],
    ["inject/ask/2", "XA", "XB", 1, "urgent"],
  ]);
});

test("A scripted request says what the script says and leaves out what it leaves out", () => {
  const request = {
    ...PRESERVE,
    urgency: "emergency",
    omit: ["necessity"],
    provider: "p-XH",
    expires_at: SAMPLE_START + DAY,
  } as const;
  const { of } = played([inject("ask", at(1), { ...ASKING, request })]);
  const [need] = of("need");
  expect(need).toMatchObject({ to: "XH", urgency: "emergency" });
  expect(need?.items[0]).toMatchObject({ provider: "p-XH", expires_at: SAMPLE_START + DAY });
  const questions = of("sent").filter(({ type }) => type === "missing-items-request");
  expect(questions[0]?.body?.missing).toEqual(["necessity"]);
});

test("A scripted request meets the conditions of others", () => {
  const injects = [inject("ask", at(1), ASKING), inject("asked", when(requested({ to: "XB" })))];
  expect(played(injects).firings).toEqual(["1 ask", "1 asked"]);
});

test("An inject that asks a State without a provider is refused", () => {
  expect(() => played([inject("ask", at(1), { ...ASKING, to: "XZ" })])).toThrow(
    "inject ask asks XZ, where no provider is",
  );
});

test("Texts are written down word for word", () => {
  const body = { en: "A server was seized.", fr: "Un serveur a été saisi." };
  const [record] = played([inject("news", at(1), { body, to: "XB" })]).of("inject");
  expect(record).toEqual({
    kind: "inject",
    at: SAMPLE_START + HOUR,
    inject: "news",
    to: "XB",
    body,
  });
});
