import { holdMachine, requestedMachine } from "@contactpoint/protocol";
import { DocumentResolver, readDocument, type ScenarioDocument } from "@contactpoint/scenario";
import { scenarioTextArbitrary } from "@contactpoint/scenario/testing";
import fc from "fast-check";
import { expect, test } from "vitest";

import { runTrial, type Around } from "../trial/index.ts";
import { compareWithShortest } from "./compare-with-shortest.ts";
import { shrinkDocument } from "./shrink-document.ts";

/** A machine with other orders in place of some of its own. */
function planted(id: string, orders: Readonly<Record<string, unknown>>): Around {
  return (host) => ({
    ...host,
    interpret: (spec, options) =>
      host.interpret(
        spec.id === id ? ({ ...spec, orders: { ...spec.orders, ...orders } } as typeof spec) : spec,
        options,
      ),
  });
}

const PLANTS: readonly { readonly rule: string; readonly around: Around }[] = [
  {
    rule: "S14",
    around: planted(requestedMachine.id, {
      refuse: (_c: unknown, _e: unknown, _p: unknown, out: Out) =>
        out.send("refusal", { reasons: "none of your business" }),
    }),
  },
  {
    rule: "S18",
    around: planted(holdMachine.id, {
      confirm: (c: Hold, _e: unknown, _p: unknown, out: Out) => {
        out.hold("began", c.until, c.order_until);
        out.send("confirmation", {
          preserved_from: c.preserved_from,
          until: c.until - 86_400_000,
          provider: c.provider,
        });
        out.tellCase({ type: "itemSettled", item: c.item, held: true, until: c.until });
      },
    }),
  },
];

type Out = Record<"send" | "hold" | "tellCase", (...given: unknown[]) => void>;
type Hold = Record<"until" | "order_until" | "preserved_from" | "provider" | "item", number>;

/** Generated scenarios that violate the rule under the planted fault. */
function violating(rule: string, around: Around, count: number): ScenarioDocument[] {
  const resolver = new DocumentResolver();
  const found: ScenarioDocument[] = [];
  for (const document of fc.sample(scenarioTextArbitrary(), { numRuns: 120, seed: 17 })) {
    const resolved = resolver.resolve(document);
    if (!("scenario" in resolved)) throw new Error("a generated scenario does not resolve");
    if (runTrial(resolved.scenario, { around }).violated.includes(rule)) found.push(document);
    if (found.length === count) return found;
  }
  throw new Error(`only ${found.length} scenarios violate ${rule}`);
}

/** Each with two scenarios that violate its rule. */
const FOUND = PLANTS.map((plant) => ({ ...plant, found: violating(plant.rule, plant.around, 2) }));

function firstFound() {
  const [first] = FOUND;
  const document = first?.found[0];
  if (first === undefined || document === undefined) throw new Error("nothing was found");
  return { ...first, document };
}

for (const { rule, around, found } of FOUND) {
  test(`A scenario that violates ${rule} is shrunk to one that still does and has few items`, () => {
    const resolver = new DocumentResolver();
    for (const document of found) {
      const shrunk = shrinkDocument(document, { rule, around });
      const resolved = resolver.resolve(shrunk.document);
      if (!("scenario" in resolved)) throw new Error("what was shrunk does not resolve");
      expect(runTrial(resolved.scenario, { around }).violated).toContain(rule);
      expect(shrunk.trial.violated).toEqual([rule]);
      expect(shrunk.size.items).toBeLessThanOrEqual(2);
      expect(shrunk.isMinimal).toBe(true);
    }
  });
}

test("Shrinking again changes nothing, and shrinking twice gives the same", () => {
  const { rule, around, document } = firstFound();
  const once = shrinkDocument(document, { rule, around });
  expect(shrinkDocument(document, { rule, around }).document).toEqual(once.document);
  expect(shrinkDocument(once.document, { rule, around }).document).toEqual(once.document);
});

test("A budget that is too small leaves a larger scenario that violates the rule", () => {
  const { rule, around, document } = firstFound();
  const shrunk = shrinkDocument(document, { rule, around, budget: 12 });
  expect(shrunk.isMinimal).toBe(false);
  expect(shrunk.trials).toBeLessThanOrEqual(14);
  expect(shrunk.trial.violated).toEqual([rule]);
});

test("What violates nothing is not shrunk", () => {
  const { document } = firstFound();
  expect(() => shrinkDocument(document, { rule: "S14" })).toThrow("does not violate S14");
  expect(() => shrinkDocument(document, { rule: "S99" })).toThrow("no rule S99");
  expect(() => shrinkDocument({ format: "x" }, { rule: "S14" })).toThrow("format");
});

test("Generated needs and counted States of a shipped scenario are named, and dropped", () => {
  const read = readDocument("scenarios/hub-outage.yaml");
  if ("problems" in read) throw new Error("the scenario has problems");
  const { rule, around } = PLANTS[1] ?? { rule: "", around: (host) => host };
  const { document, size, isMinimal } = shrinkDocument(read.document, { rule, around });
  expect(isMinimal).toBe(true);
  expect(size).toMatchObject({ items: 1, needs: 1, states: 0 });
  expect(document["workload"]).toMatchObject([{ arrivals: { times: [{ form: "preservation" }] } }]);
  const again = compareWithShortest(read.document, document, { rule, around });
  expect(again.shortest).toEqual(size);
  expect(again.ratio).toBe(again.shrunk.items);
  expect(again.shrunk.items).toBeGreaterThan(100);
});

test("Real States of a selection are named, and dropped", () => {
  const { rule, around } = PLANTS[1] ?? { rule: "", around: (host) => host };
  const document = {
    format: "contactpoint/1",
    id: "selected",
    version: "1.0.0",
    title: { en: "Selected" },
    marking: "EXERCISE",
    seed: 4,
    real_states: true,
    clock: { start: "2027-03-01T00:00:00Z", duration: "P2D" },
    import_states: { select: ["budapest-parties"] },
    instruments: { budapest: { parties: { data: "budapest-parties" } } },
    providers: { mailhaven: { state: "NO" }, cloudnest: { state: "FR" } },
    workload: [{ id: "everyday", arrivals: { poisson: { per_day: 20 } } }],
  };
  const shrunk = shrinkDocument(document, { rule, around });
  expect(shrunk.size).toMatchObject({ needs: 1, states: 0 });
  expect(shrunk.document["title"]).toEqual(document.title);
});
