import type { CoverageCase } from "./coverage-case.ts";
import { SELECTION_CASES } from "./coverage-selection.ts";
import { SIMULATED_CASES } from "./coverage-simulated.ts";
import { SYNTHETIC_CASES } from "./coverage-synthetic.ts";

export const COVERAGE_CASES: readonly CoverageCase[] = [
  ...SIMULATED_CASES,
  ...SYNTHETIC_CASES,
  ...SELECTION_CASES,
];
