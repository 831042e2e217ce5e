import { ruleById } from "@contactpoint/analysis";
import { MUTANTS } from "../mutants/mutants.ts";
import type { HuntGround } from "./hunter.ts";
import type { NamedGround } from "./hunt-order.ts";

/**
 * The ground with its rules and its planted fault, which were named.
 *
 * @throws RangeError if there is no rule or no planted fault of a name
 */
export function namedGround({ seed, base, rules, plant }: NamedGround): HuntGround {
  const mutant = MUTANTS.find(({ id }) => id === plant);
  if (plant !== undefined && mutant === undefined) {
    throw new RangeError(`there is no planted fault ${plant}`);
  }
  return {
    seed,
    ...(base === undefined ? {} : { base }),
    ...(mutant === undefined ? {} : { around: mutant.plant }),
    ...(rules === undefined ? {} : { rules: rules.map(ruleOf) }),
  };
}

function ruleOf(name: string) {
  const rule = ruleById(name);
  if (rule === undefined) throw new RangeError(`there is no rule ${name}`);
  return rule;
}
