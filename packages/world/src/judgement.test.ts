import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { INSTRUMENT_RULES, type Circumstance, type ErrorRates } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { type Case, type CaseFacts, UNSTATED } from "./case.ts";
import { Judgement, resultOf } from "./judgement.ts";
import { Task } from "./task.ts";
import {
  bareCase,
  caseFacts,
  NO_ERRORS,
  PLAIN_LAW,
  PLAIN_PROFILE,
  plainProvider,
  worldBench,
  worldScenario,
} from "./testing/index.ts";
import type { WorkKind } from "./work-kind.ts";

interface Given {
  readonly error?: Partial<ErrorRates>;
  readonly proceed?: number;
  readonly granted?: number;
  readonly tells?: number;
  readonly reservation?: boolean;
}

/** Officers of one world, who conclude what they are asked to. */
function officers({ error = {}, proceed = 1, granted = 1, tells = 0, reservation = false }: Given) {
  const plain = { ...PLAIN_PROFILE, error: { ...NO_ERRORS, ...error } };
  const scenario = worldScenario({
    profiles: { plain, hub: plain },
    providers: [plainProvider("XA"), plainProvider("XB", { tells_user_share: tells })],
    laws: { plain: { ...PLAIN_LAW, dual_criminality_reservation: reservation } },
  });
  const { world } = worldBench(scenario);
  const { practice } = scenario;
  const judgement = new Judgement(
    world.draws,
    {
      ...practice,
      proceed_share: proceed,
      extension: { ...practice.extension, granted_share: granted },
    },
    (id) => world.providerOf(id),
  );
  const conclude = (kind: WorkKind, of: Case | null, index = 0) =>
    judgement.conclude(
      new Task({
        desk: world.deskOf(world.pointOf("XB")),
        kind,
        of,
        request: "test",
        item: -1,
        number: 1,
        work: 0,
        key: { hi: 0, lo: 0 },
        index,
        judge: null,
        done: () => undefined,
      }),
    );
  const result = (kind: WorkKind, of: Case) => resultOf(conclude(kind, of));
  return { world, conclude, result };
}

test.each([
  ["prepare", "requesting", "prepared"],
  ["supplement", "requesting", "supplemented"],
  ["choose", "requesting", "proceed"],
  ["follow-up", "requesting", "ask"],
  ["acknowledge", "requested", "acknowledged"],
  ["check", "requested", "complete"],
  ["review", "requested", "accepted"],
  ["locate", "requested", "located"],
  ["extend", "requested", "granted"],
  ["order", "hold", "ordered"],
  ["renew", "hold", "renewed"],
] as const)(
  "Without errors the task %s concludes for the %s machine that it is %s",
  (kind, side, word) => {
    const { world, conclude } = officers({});
    const conclusion = conclude(kind, bareCase(world));
    expect([conclusion.side, resultOf(conclusion)]).toEqual([side, word]);
  },
);

test.each([
  ["choose", "withdraw", { proceed: 0 }],
  ["extend", "refused", { granted: 0 }],
  ["follow-up", "forgotten", { error: { forget_extension: 1 } }],
  ["renew", "forgotten", { error: { forget_renewal: 1 } }],
  ["review", "prejudice", { tells: 1 }],
] as const)("The task %s concludes %s where the rates say so", (kind, word, given) => {
  const { world, result } = officers(given);
  expect(result(kind, bareCase(world))).toBe(word);
});

test.each(["translate", "relay", "background"] as const)(
  "Nobody asks what %s concludes",
  (kind) => {
    const { world, conclude } = officers({});
    expect(() => conclude(kind, bareCase(world))).toThrow(kind);
    expect(() => conclude("check", null)).toThrow("concludes nothing");
  },
);

test.each(["UNCC", "BUDAPEST"] as const)(
  "An officer who slips leaves out one item that %s requires, not always the same",
  (basis) => {
    const { world, conclude } = officers({ error: { omit_item: 1 } });
    const left = new Set<string>();
    for (let n = 0; n < 100; n++) {
      const of = bareCase(world, { id: `test/XA/${n}` });
      of.basis = basis;
      conclude("prepare", of);
      expect(of.missing).toHaveLength(1);
      left.add(of.missing[0] ?? "");
    }
    expect([...left].toSorted()).toEqual(INSTRUMENT_RULES[basis].items.toSorted());
  },
);

test("Nothing is left out of a ping, and what a script leaves out stays as the script says", () => {
  const { world, conclude } = officers({ error: { omit_item: 1 } });
  const ping = bareCase(world, { form: "ping" });
  conclude("prepare", ping);
  expect(ping.missing).toEqual([]);
  const scripted = bareCase(world, { omit: ["offence", "necessity"] });
  conclude("prepare", scripted);
  expect(scripted.missing).toEqual(["offence", "necessity"]);
});

test("A gap is found and filled, unless the checking officer misses it", () => {
  const { world, conclude, result } = officers({});
  const of = bareCase(world, { omit: ["necessity"] });
  const { event } = conclude("check", of);
  expect(event).toEqual({ type: "foundIncomplete", missing: ["necessity"] });
  expect(result("check", of)).toBe("incomplete");
  conclude("supplement", of);
  expect(result("check", of)).toBe("complete");
  const careless = officers({ error: { miss_gap: 1 } });
  expect(careless.result("check", bareCase(careless.world, { omit: ["necessity"] }))).toBe(
    "complete",
  );
});

test("A wrong addressee names the right State and the provider, before any gap is looked for", () => {
  const { world, conclude, result } = officers({});
  const of = bareCase(world, { mistaken_for: world.pointOf("XH"), omit: ["necessity"] });
  expect(conclude("check", of).event).toEqual({
    type: "foundMisaddressed",
    state: "XH",
    provider: "p-XB",
  });
  expect(result("check", of)).toBe("wrong-addressee");
});

test.each([
  ["emergency", "urgent"],
  ["urgent", "routine"],
  ["routine", "routine"],
] as const)(
  "Who misjudges the urgency %s reads it as %s, and the request keeps its own",
  (stated, read) => {
    const { world, conclude } = officers({ error: { misjudge_urgency: 1 } });
    const of = bareCase(world, { urgency: stated });
    conclude("acknowledge", of);
    expect([of.readUrgency, of.facts.urgency]).toEqual([read, stated]);
    const careful = officers({});
    const right = bareCase(careful.world, { urgency: stated });
    careful.conclude("acknowledge", right);
    expect(right.readUrgency).toBe(stated);
  },
);

test.each([
  ["UNCC", "essential-interests", "essential-interests"],
  ["UNCC", "domestic-bar", "domestic-bar"],
  ["UNCC", "discrimination", "discrimination"],
  ["UNCC", "outside-scope", "outside-scope"],
  ["UNCC", "political-offence", null],
  ["BUDAPEST", "political-offence", "political-offence"],
  ["BUDAPEST", "essential-interests", "essential-interests"],
  ["BUDAPEST", "domestic-bar", null],
  ["BUDAPEST", "discrimination", null],
  ["BUDAPEST", "outside-scope", null],
] as const)("Under %s the circumstance %s gives the ground %s", (basis, circumstance, ground) => {
  const { world, conclude } = officers({ reservation: true });
  const of = bareCase(world, { circumstances: [circumstance] });
  of.basis = basis;
  const { event } = conclude("review", of);
  expect(event).toEqual(
    ground === null
      ? { type: "accepted" }
      : { type: "groundFound", ground, reasons: `${ground}: ${circumstance}` },
  );
});

test("A lack of dual criminality is a ground only under a reservation and outside the convention's offences", () => {
  const lacking: Circumstance[] = ["no-dual-criminality", "outside-convention"];
  const [strict, plain] = [officers({ reservation: true }), officers({})];
  expect(strict.result("review", bareCase(strict.world, { circumstances: lacking }))).toBe(
    "refused",
  );
  expect(plain.result("review", bareCase(plain.world, { circumstances: lacking }))).toBe(
    "accepted",
  );
  const within = bareCase(strict.world, { circumstances: ["no-dual-criminality"] });
  expect(strict.result("review", within)).toBe("accepted");
});

test("After the requesting side chose to go on, the same prejudice is no obstacle", () => {
  const { world, result } = officers({ tells: 1 });
  const of = bareCase(world);
  of.chosen = true;
  expect(result("review", of)).toBe("accepted");
});

test("One item whose provider would tell is enough for a prejudice notice", () => {
  const { world, result } = officers({ tells: 1 });
  const [item] = caseFacts(world).items;
  if (item === undefined) throw new Error("no item");
  const two = { items: [{ ...item, provider: "p-XA" }, item] };
  expect(result("review", bareCase(world, two))).toBe("prejudice");
  expect(result("review", bareCase(world, { items: [{ ...item, provider: "p-XA" }] }))).toBe(
    "accepted",
  );
});

test("A location query is answered by the provider's State", () => {
  const { world, conclude } = officers({});
  expect(conclude("locate", bareCase(world, { form: "location-query" })).event).toEqual({
    type: "located",
    provider: "p-XB",
    state: "XB",
  });
  expect(world.now).toBe(SAMPLE_START);
});

test("Errors of a task come as often as the rate says, and independently of those of other kinds", () => {
  const { world, conclude } = officers({ error: { forget_extension: 0.4, forget_renewal: 0.4 } });
  const of = bareCase(world);
  let [forgotten, both] = [0, 0];
  for (let index = 0; index < 2000; index++) {
    const first = resultOf(conclude("follow-up", of, index)) === "forgotten";
    if (first) forgotten++;
    if (first && resultOf(conclude("renew", of, index)) === "forgotten") both++;
  }
  // Four standard deviations are 88 and 66.
  expect(Math.abs(forgotten - 800)).toBeLessThan(88);
  expect(Math.abs(both - 320)).toBeLessThan(66);
});

test("A request that names no provider is always found incomplete, and for want of data", () => {
  const careless = officers({ error: { miss_gap: 1 } });
  const [item] = caseFacts(careless.world).items;
  const nameless = { items: [{ ...item, provider: UNSTATED }] } as Partial<CaseFacts>;
  const asked = (omit: string[]): unknown =>
    careless.conclude("check", bareCase(careless.world, { ...nameless, omit })).event;
  expect(asked([])).toEqual({ type: "foundIncomplete", missing: ["data"] });
  expect(asked(["offence", "data"])).toEqual({
    type: "foundIncomplete",
    missing: ["offence", "data"],
  });
});
