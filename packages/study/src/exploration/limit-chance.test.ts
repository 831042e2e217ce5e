import { KeyedRandom, entityKey, inverseNormal } from "@contactpoint/engine";
import type { StudyFactor } from "@contactpoint/scenario";
import { expect, test } from "vitest";

import { sampleStudy } from "../testing/index.ts";
import { primInputs } from "./input-columns.ts";
import type { Conditions } from "./input-columns.ts";
import { prim } from "./prim.ts";

const STUDIES = 40;
const random = new KeyedRandom(4).label("test");

interface Case extends Conditions {
  readonly interest: boolean;
}

/** Random numbers of one study: uniform and normal, by what they are for. */
function chance(study: number) {
  const uniform = (name: string): number => random.uniform(entityKey(name), study);
  return { uniform, normal: (name: string): number => inverseNormal(uniform(name)) };
}
type Chance = ReturnType<typeof chance>;

const factor = (name: string): StudyFactor => ({
  name,
  path: name,
  title: { en: name },
  levels: { kind: "range", min: 0, max: 1, scale: "linear", unit: "number" },
});

/** In how many studies each input limits the box that is found. */
function limited(
  inputs: { factors?: readonly string[]; uncertain?: readonly string[] },
  casesOf: (chance: Chance) => Case[],
): number[] {
  const [known] = sampleStudy().uncertain;
  const factors = (inputs.factors ?? []).map(factor);
  const uncertain = (inputs.uncertain ?? []).flatMap((path) =>
    known === undefined ? [] : [{ ...known, path }],
  );
  const counts = [...factors, ...uncertain].map(() => 0);
  for (let study = 0; study < STUDIES; study++) {
    const cases = casesOf(chance(study));
    const found = prim({
      inputs: primInputs({ factors, uncertain }, cases),
      interest: cases.map(({ interest }) => interest),
      minSupport: 0.05,
      random,
    });
    for (const at of found?.box.limits.keys() ?? []) counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

const times = (count: number): number[] => [...Array(count).keys()];
/** What chance may do: 2 of 40 are promised. */
const FEW = 5;

test("replications that share a draw do not let a parameter seem to matter", () => {
  const [matters = 0, idle = 0] = limited({ uncertain: ["a", "b"] }, ({ uniform, normal }) =>
    times(20).flatMap((draw) => {
      const parameters = { a: uniform(`a ${draw}`), b: uniform(`b ${draw}`) };
      return times(5).map((at) => {
        const replication = draw * 5 + at;
        const interest = parameters.a + 0.3 * normal(`${replication}`) > 0.7;
        return { factors: {}, parameters, replication, draw, interest };
      });
    }),
  );
  expect(idle).toBeLessThanOrEqual(FEW);
  expect(matters).toBeGreaterThan(30);
});

test("many replications of a combination do not let a sampled factor seem to matter", () => {
  const [matters = 0, idle = 0] = limited({ factors: ["x", "z"] }, ({ uniform, normal }) =>
    times(40).flatMap((at) => {
      const factors = { x: uniform(`x ${at}`), z: uniform(`z ${at}`) };
      return times(10).map((replication) => {
        const interest = factors.x + 0.2 * normal(`${at} ${replication}`) > 0.7;
        return { factors, parameters: {}, replication, draw: replication, interest };
      });
    }),
  );
  expect(idle).toBeLessThanOrEqual(FEW);
  expect(matters).toBeGreaterThan(30);
});

test("two levels of one factor are told apart by what happens within each replication", () => {
  const [matters = 0] = limited({ factors: ["x"] }, ({ normal }) =>
    times(60).flatMap((replication) =>
      times(2).map((x) => {
        const luck = normal(`luck ${replication}`) + 0.3 * normal(`${x} ${replication}`);
        const interest = luck + 2 * x > 1.5;
        return { factors: { x }, parameters: {}, replication, draw: replication, interest };
      }),
    ),
  );
  expect(matters).toBeGreaterThan(30);
});

test("a level that only shares the luck of its replications does not seem to matter", () => {
  const [idle = 0] = limited({ factors: ["x"] }, ({ normal }) =>
    times(20).flatMap((replication) =>
      times(5).map((x) => {
        const luck = normal(`luck ${replication}`) + 0.3 * normal(`${x} ${replication}`);
        return {
          factors: { x },
          parameters: {},
          replication,
          draw: replication,
          interest: luck > 0.5,
        };
      }),
    ),
  );
  expect(idle).toBeLessThanOrEqual(FEW);
});
