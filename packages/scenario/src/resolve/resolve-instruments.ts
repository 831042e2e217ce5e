import { entryIntoForce } from "@contactpoint/protocol";
import type { ResolvedInstrument } from "@contactpoint/protocol";
import type { Instant } from "@contactpoint/engine";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { InstrumentText } from "../schema/law-schema.ts";
import { stateByCode } from "../states/states.ts";
import { requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { listedParties } from "./listed-parties.ts";
import type { ListedParties } from "./listed-parties.ts";
import { checkedInstant } from "./points.ts";
import { parseSpan } from "./span.ts";

const TITLES = {
  UNCC: "UN Convention against Cybercrime",
  BUDAPEST: "Budapest Convention",
  "BUDAPEST-2AP": "Second Additional Protocol to the Budapest Convention",
} as const;

/** The legal bases with the instant each State is bound from. */
export function resolveInstruments(context: PeopledContext): ResolvedInstrument[] {
  const texts = Object.entries(context.text.instruments ?? {});
  if (texts.length > 0) return texts.map(([id, text]) => resolveInstrument(context, id, text));
  if (context.text.real_states === true) {
    const hint = "name the instruments and say whom they bind";
    context.report.error([], "real States are not assumed to be bound by anything", hint);
    return [];
  }
  context.parameters.take("instruments", "instruments", undefined);
  const everybody = [...context.states.keys()].map((id) => [id, context.start] as const);
  return [
    {
      id: "convention",
      basis: "UNCC",
      title: TITLES.UNCC,
      assumed: true,
      bound_from: Object.fromEntries(everybody),
    },
  ];
}

function resolveInstrument(
  context: PeopledContext,
  id: string,
  text: InstrumentText,
): ResolvedInstrument {
  const path: Path = ["instruments", id];
  const basis = text.basis ?? "UNCC";
  if (text.deposits !== undefined && text.parties !== undefined) {
    context.report.error(path, "has both deposits and parties", "keep one of them", "key");
  } else if (text.deposits === undefined && text.parties === undefined) {
    const hint = "add deposits: { XA: 2026-05-04 } or parties: all";
    context.report.error(path, "says nobody whom it binds", hint, "key");
  }
  const boundFrom =
    text.deposits === undefined
      ? fromParties(context, text, path)
      : fromDeposits(context, text, path);
  if (text.parties !== undefined) {
    const basisOfClaim = text.assumed === true ? "assumption" : "scenario";
    const note = text.assumed === true ? "entry into force assumed" : "set in the scenario";
    context.parameters.note(formatPath([...path, "parties"]), text.parties, basisOfClaim, note);
  }
  return {
    id,
    basis,
    title: text.title ?? TITLES[basis],
    assumed: text.assumed ?? false,
    bound_from: boundFrom,
  };
}

function fromDeposits(
  context: PeopledContext,
  text: InstrumentText,
  path: Path,
): Record<string, Instant> {
  if (text.in_force_from !== undefined) {
    context.report.error(
      [...path, "in_force_from"],
      "goes with parties; with deposits the day follows from the rule",
    );
  }
  const deposits = Object.entries(text.deposits ?? {}).map(([state, day]) => {
    const at = [...path, "deposits", state];
    // A State outside the scenario may deposit: its deposit counts towards the number needed.
    if (!isRealCode(context, state)) requireState(context, state, at, "key");
    return { state, at: checkedInstant(context, day, at), counts: state !== "EU" };
  });
  const { parameters } = context;
  const rule = text.in_force ?? {};
  const at = (key: string): string => formatPath([...path, "in_force", key]);
  const { boundFrom, inForce } = entryIntoForce(deposits, {
    deposits: parameters.take("instrument.deposits", at("deposits"), rule.deposits),
    wait: parseSpan(parameters.take("instrument.wait", at("wait"), rule.wait)),
    later: parseSpan(parameters.take("instrument.later", at("later"), rule.later)),
  });
  if (inForce === null) {
    context.report.warn(
      [...path, "deposits"],
      "are too few: the instrument binds nobody in this run",
    );
  }
  return onlyStatesOf(context, boundFrom);
}

function fromParties(
  context: PeopledContext,
  { parties, in_force_from }: InstrumentText,
  path: Path,
): Record<string, Instant> {
  const from =
    in_force_from === undefined
      ? context.start
      : checkedInstant(context, in_force_from, [...path, "in_force_from"]);
  if (parties === undefined) return {};
  let ids: readonly string[];
  if (parties === "all") ids = [...context.states.keys()];
  else if (Array.isArray(parties)) {
    for (const [index, id] of parties.entries())
      requireState(context, id, [...path, "parties", index]);
    ids = parties;
  } else ids = listedParties(context, parties as ListedParties, [...path, "parties"]);
  return Object.fromEntries(ids.map((id) => [id, from]));
}

function isRealCode(context: PeopledContext, id: string): boolean {
  return context.text.real_states === true && (id === "EU" || stateByCode(id) !== undefined);
}

function onlyStatesOf(
  context: PeopledContext,
  bound: Readonly<Record<string, Instant>>,
): Record<string, Instant> {
  return Object.fromEntries(Object.entries(bound).filter(([id]) => context.states.has(id)));
}
