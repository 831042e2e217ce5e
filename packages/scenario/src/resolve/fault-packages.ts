import type { Duration, Instant } from "@contactpoint/engine";

import { resolveHours } from "../calendar/resolve-hours.ts";
import type { Path } from "../reader/problem.ts";
import type { FaultText } from "../schema/fault-schema.ts";
import type { PeopledContext } from "./context.ts";
import { crashOf, type FaultEffect } from "./resolve-fault-kind.ts";
import { parseSpan } from "./span.ts";
import { bothWays, statesNamed } from "./struck-parts.ts";

/** One fault of a package. */
export interface FaultPart {
  /** Distinguishes it within its package. */
  readonly name: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly what: FaultEffect;
}

export type PackageKind = Exclude<FaultText["kind"], FaultEffect["kind"]>;

/** The faults that a package stands for, from one instant on. */
export function unpackFault(
  context: PeopledContext,
  text: FaultText,
  kind: PackageKind,
  from: Instant,
  until: Instant,
  path: Path,
): FaultPart[] {
  const named = statesNamed(context, text, path);
  const everybody = [...context.states.keys()];
  const states = named.length === 0 ? everybody : named;
  switch (kind) {
    case "partition-halves": {
      const half = named.length === 0 ? firstHalf(everybody) : named;
      const what = cut(half, without(everybody, half));
      return [{ name: "cut", from, until, what }];
    }
    case "bridge": {
      const bridge = text.state ?? everybody[everybody.length >> 1] ?? "";
      const others = without(text.states ?? everybody, [bridge]);
      const half = firstHalf(others);
      return [{ name: "cut", from, until, what: cut(half, without(others, half)) }];
    }
    case "isolate-one":
      return inTurn(context, text, states, from, path, (state) =>
        cut([state], without(everybody, [state])),
      );
    case "rolling-restart": {
      const crash = crashOf(context, text, path);
      return inTurn(context, text, states, from, path, (state) => ({
        kind: "crash",
        states: [state],
        ...crash,
      }));
    }
    case "night-shift":
      return states.flatMap((state) => nightsOf(context, state, from, until));
  }
}

/** One State after the other, each for the same time. */
function inTurn(
  context: PeopledContext,
  text: FaultText,
  states: readonly string[],
  from: Instant,
  path: Path,
  effect: (state: string) => FaultEffect,
): FaultPart[] {
  if (text.for === undefined) {
    const message = `a fault of kind ${text.kind} needs the key "for"`;
    context.report.error(path, message, "say how long it lasts for each State");
  }
  const lasts: Duration = parseSpan(text.for ?? "PT0S");
  const step = text.every === undefined ? lasts : parseSpan(text.every);
  return states.map((state, at) => ({
    name: state,
    from: from + at * step,
    until: from + at * step + lasts,
    what: effect(state),
  }));
}

/** Nobody is at the desk from ten in the evening to six in the morning, by the State's own clock. */
function nightsOf(
  context: PeopledContext,
  state: string,
  from: Instant,
  until: Instant,
): FaultPart[] {
  const calendar = context.states.get(state)?.calendar;
  if (calendar === undefined) return [];
  const nights = resolveHours(
    [{ from: "22:00", to: "06:00", days: "all" }],
    calendar,
    context.start,
    context.end,
  );
  const parts: FaultPart[] = [];
  for (let at = 0; at + 1 < nights.length; at += 2) {
    const begins = Math.max(from, nights[at] ?? 0);
    const ends = Math.min(until, nights[at + 1] ?? 0);
    if (ends <= begins) continue;
    const what: FaultEffect = { kind: "no-show", states: [state], officers: null };
    parts.push({ name: `${state}/${parts.length + 1}`, from: begins, until: ends, what });
  }
  return parts;
}

function cut(some: readonly string[], others: readonly string[]): FaultEffect {
  const links = some.flatMap((a) => others.flatMap((b) => bothWays([a, b])));
  return { kind: "partition", links };
}

function firstHalf(states: readonly string[]): string[] {
  return states.slice(0, states.length >> 1);
}

function without(states: readonly string[], some: readonly string[]): string[] {
  return states.filter((id) => !some.includes(id));
}
