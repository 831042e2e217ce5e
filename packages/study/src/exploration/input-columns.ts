import { ln } from "@contactpoint/engine";
import type { Study, StudyFactor } from "@contactpoint/scenario";

import type { ReplicationResult } from "../replication/replication-result.ts";
import { exchangeOfDraws, exchangeOfFactor } from "./exchange.ts";
import type { Origin } from "./exchange.ts";
import type { PrimInput } from "./prim-box.ts";

/** The conditions of one case: a combination of the factors, and a draw of the parameters. */
export interface Conditions extends Origin {
  readonly parameters: ReplicationResult["parameters"];
}

/** An input of a regression: its value in each unit. */
export interface InputColumn {
  readonly input: string;
  readonly values: readonly number[];
}

/**
 * A column for each factor that varies: those on a log scale by their logarithm, a factor of words
 * by one column (0 or 1) for each word but the first.
 */
export function factorColumns(
  { factors }: Pick<Study, "factors">,
  combinations: readonly Pick<Conditions, "factors">[],
): InputColumn[] {
  return factors.flatMap((factor) => columnsOf(factor, combinations)).filter(isVaried);
}

/** A column for each uncertain parameter that varies. */
export function parameterColumns(
  { uncertain }: Pick<Study, "uncertain">,
  draws: readonly Pick<Conditions, "parameters">[],
): InputColumn[] {
  return uncertain
    .map(({ path }) => ({
      input: path,
      values: draws.map(({ parameters }) => parameters[path] ?? Number.NaN),
    }))
    .filter(isVaried);
}

function isVaried({ values }: InputColumn): boolean {
  return values.some((value) => value !== values[0]);
}

function columnsOf(
  { name, levels }: StudyFactor,
  cases: readonly Pick<Conditions, "factors">[],
): InputColumn[] {
  const given = cases.map(({ factors }) => factors[name] ?? "");
  if (given.every((value) => typeof value === "number")) {
    const isLog = levels.kind === "range" && levels.scale === "log";
    return [{ input: name, values: given.map((value) => (isLog ? ln(value) : value)) }];
  }
  const words = [...new Set(levels.kind === "list" ? levels.values : given)];
  return words.slice(1).map((word) => ({
    input: `${name}=${String(word)}`,
    values: given.map((value) => (value === word ? 1 : 0)),
  }));
}

/** Inputs of scenario discovery: factors first, in the study's order. */
export function primInputs(
  { factors, uncertain }: Pick<Study, "factors" | "uncertain">,
  cases: readonly Conditions[],
): PrimInput[] {
  const ofDraws = exchangeOfDraws(cases);
  return [
    ...factors.map(({ name }): PrimInput => {
      const exchange = exchangeOfFactor(cases, name);
      const given = cases.map((one) => one.factors[name] ?? "");
      if (given.every((value) => typeof value === "number")) {
        return { name, exchange, kind: "number", values: given };
      }
      const values = given.map((value) => (typeof value === "number" ? String(value) : value));
      return { name, exchange, kind: "word", values };
    }),
    ...uncertain.map(({ path }): PrimInput => ({
      name: path,
      exchange: ofDraws,
      kind: "number",
      values: cases.map(({ parameters }) => parameters[path] ?? Number.NaN),
    })),
  ];
}
