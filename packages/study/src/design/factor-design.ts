import { KeyedRandom } from "@contactpoint/engine";
import type { Study, StudyFactor } from "@contactpoint/scenario";

import type { FactorAssignment } from "../plan/plan-study.ts";
import { factorValue } from "./factor-value.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import { morrisTrajectories } from "./morris-trajectories.ts";
import { saltelliSample } from "./saltelli-sample.ts";
import { scrambledSobol } from "./sobol-sequence.ts";

/** A combination of the factors. */
export interface DesignRow {
  readonly assignment: FactorAssignment;
  /** Where it lies on the axis of each factor, in [0, 1]. */
  readonly unit: readonly number[];
}

/**
 * Combinations in blocks that belong together: a sample of Saltelli (A, A with each factor of B,
 * B), a trajectory of Morris; in all other designs each block has one row. Constraints leave out
 * whole blocks, since a part of one is of no use.
 */
export interface FactorDesign {
  readonly blocks: readonly (readonly DesignRow[])[];
}

type Designed = Pick<Study, "seed" | "factors" | "design">;

/** Every combination of the factors that a study runs, each once, in the order of the design. */
export function factorAssignments(study: Designed): FactorAssignment[] {
  const rows = factorDesign(study).blocks.flat();
  const byText = new Map(rows.map(({ assignment }) => [JSON.stringify(assignment), assignment]));
  return [...byText.values()];
}

/**
 * The design that the study asks for; without factors one empty combination. Of a range a grid takes
 * both ends. A RangeError if a Sobol or Saltelli design has more factors than axes (64 and 32).
 */
export function factorDesign(study: Designed): FactorDesign {
  const { factors, design } = study;
  const blocks = unitBlocks(study).map((block) =>
    block.map((unit) => ({ unit, assignment: assignmentAt(factors, unit) })),
  );
  return {
    blocks: blocks.filter((block) =>
      block.every(({ assignment }) => !design.constraints.some((one) => matches(one, assignment))),
    ),
  };
}

function unitBlocks({ seed, factors, design }: Designed): number[][][] {
  if (factors.length === 0) return [[[]]];
  const draw = new KeyedRandom(seed).label(`design ${design.kind}`);
  const names = factors.map(({ name }) => name);
  switch (design.kind) {
    case "grid":
      return gridOf(factors).map((unit) => [unit]);
    case "latin-hypercube":
      return latinHypercube(design.samples, names, draw).map((unit) => [unit]);
    case "sobol":
      return scrambledSobol(design.samples, factors.length, draw).map((unit) => [unit]);
    case "saltelli":
      return saltelliSample(design.samples, factors.length, draw);
    case "morris":
      return morrisTrajectories(design.trajectories, names, design.levels, draw);
  }
}

/** All combinations, the last factor changing first. */
function gridOf(factors: readonly StudyFactor[]): number[][] {
  return factors.reduce<number[][]>(
    (rows, { levels }) => {
      const parts = levels.kind === "list" ? levels.values.length : 2;
      const marks = Array.from({ length: parts }, (_, part) =>
        levels.kind === "list" ? (part + 0.5) / parts : part,
      );
      return rows.flatMap((row) => marks.map((mark) => [...row, mark]));
    },
    [[]],
  );
}

function assignmentAt(factors: readonly StudyFactor[], unit: readonly number[]): FactorAssignment {
  return Object.fromEntries(
    factors.map((factor, axis) => [factor.name, factorValue(factor, unit[axis] ?? 0)]),
  );
}

function matches(
  constraint: Study["design"]["constraints"][number],
  assignment: FactorAssignment,
): boolean {
  return Object.entries(constraint).every(([name, values]) => {
    const value = assignment[name];
    return value !== undefined && values.includes(value);
  });
}
