import { ruleById, RULES } from "@contactpoint/analysis";
import { DocumentResolver, readDocument, type ScenarioDocument } from "@contactpoint/scenario";
import { frameOf, MUTANTS } from "@contactpoint/testkit";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { expectedViolations } from "../exit/run-code.ts";
import { readSource } from "../work/read-source.ts";
import type { CheckWishes } from "./check-wishes.ts";

/** What a hunt hunts in. */
export interface Ground {
  /** Of the scenario, or `networks` where there is none. */
  readonly id: string;
  readonly base: ScenarioDocument | undefined;
  /** Numbers of the rules judged. */
  readonly rules: readonly string[];
  /** Numbers of the rules that the scenario expects to be violated and that are not judged. */
  readonly excepted: readonly string[];
}

/** @throws Failure 64 for names that do not exist, 65 for a scenario that cannot be varied */
export function huntGround({ scenario, rules, plant }: CheckWishes): Ground {
  if (plant !== undefined && !MUTANTS.some(({ id }) => id === plant)) {
    const ids = MUTANTS.map(({ id }) => id).join(" ");
    throw new Failure(EXIT.usage, `there is no planted fault ${plant}; there are ${ids}`);
  }
  const named = rules?.map(ruleNumber);
  const all = RULES.map(({ number }) => number);
  if (scenario === undefined) {
    return { id: "networks", base: undefined, rules: named ?? all, excepted: [] };
  }
  const { scenario: resolved } = readSource(scenario);
  const base = documentOf(scenario);
  if (frameOf(base, resolved).askers.length === 0) {
    const because = "nobody in it can ask: it takes two States, and a provider in one of them";
    throw new Failure(EXIT.badInput, `${scenario} cannot be varied, since ${because}`);
  }
  const expected = expectedViolations(resolved);
  const excepted = RULES.filter(({ id, number }) => expected.has(id) || expected.has(number));
  const spared = named === undefined ? excepted.map(({ number }) => number) : [];
  return {
    id: resolved.id,
    base,
    rules: named ?? all.filter((number) => !spared.includes(number)),
    excepted: spared,
  };
}

function ruleNumber(name: string): string {
  const rule = ruleById(name);
  if (rule !== undefined) return rule.number;
  const all = RULES.map(({ number }) => number).join(" ");
  throw new Failure(EXIT.usage, `there is no rule ${name}; there are ${all}`);
}

/** The scenario as data, which must make sense without the data files beside it. */
function documentOf(scenario: string): ScenarioDocument {
  const read = readDocument(scenario);
  const resolved = "problems" in read ? read : new DocumentResolver().resolve(read.document);
  if ("document" in read && "scenario" in resolved) return read.document;
  const problems = "problems" in resolved ? resolved.problems : [];
  const lines = problems.map(({ path, message }) => `${path} ${message}`);
  throw new Failure(
    EXIT.badInput,
    `${scenario} cannot be varied, since it does not stand alone\n${lines.join("\n")}`,
  );
}
