import type { ResolvedFault } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { FaultText } from "../schema/fault-schema.ts";
import type { PeopledContext } from "./context.ts";
import { parseSpan } from "./span.ts";
import { struckLinks, struckProviders, struckStates } from "./struck-parts.ts";

/** What a fault does, and to whom; when is told apart. */
export type FaultEffect = ResolvedFault extends infer F
  ? F extends unknown
    ? Omit<F, "id" | "group" | "from" | "until">
    : never
  : never;

/** An entry of the file that is one fault, and no package of several. */
export type SingleFault = FaultText & { readonly kind: FaultEffect["kind"] };

export function resolveFaultKind(
  context: PeopledContext,
  text: SingleFault,
  path: Path,
): FaultEffect {
  switch (text.kind) {
    case "partition":
    case "latency":
    case "loss":
    case "duplication":
    case "reordering":
      return resolveLinkFault(context, text, text.kind, path);
    case "provider-refusal":
      return {
        kind: "provider-refusal",
        providers: struckProviders(context, text, path),
        share: shareOf(context, text, path),
      };
    default:
      return resolveStateFault(context, text, text.kind, path);
  }
}

type LinkKind = Extract<FaultEffect, { links: unknown }>["kind"];
type StateKind = Extract<FaultEffect, { states: unknown }>["kind"];

function resolveLinkFault(
  context: PeopledContext,
  text: FaultText,
  kind: LinkKind,
  path: Path,
): FaultEffect {
  const links = struckLinks(context, text, path);
  switch (kind) {
    case "partition":
      return text.one_way === true ? { kind, links, one_way: true } : { kind, links };
    case "latency":
      return { kind, links, adds: spanOf(context, text, "adds", path) };
    case "loss":
    case "duplication":
      return { kind, links, share: shareOf(context, text, path) };
    case "reordering":
      return {
        kind,
        links,
        share: shareOf(context, text, path),
        by: spanOf(context, text, "by", path),
      };
  }
}

function resolveStateFault(
  context: PeopledContext,
  text: FaultText,
  kind: StateKind,
  path: Path,
): FaultEffect {
  const states = struckStates(context, text, path);
  switch (kind) {
    case "outage":
    case "revocation":
      return { kind, states };
    case "no-show":
      return { kind, states, officers: text.officers ?? null };
    case "slowness":
      return { kind, states, factor: text.factor ?? missing(context, text, "factor", path, 1) };
    case "crash":
      return { kind, states, ...crashOf(context, text, path) };
    case "clock": {
      const drift = (text.drift_ppm ?? 0) / 1_000_000;
      const offset = parseSpan(text.offset ?? "PT0S");
      if (drift === 0 && offset === 0) {
        context.report.error(path, "the clock is right", "add offset: PT5M or drift_ppm: 100");
      }
      return { kind, states, offset, drift };
    }
    case "bad-message": {
      const every = text.every === undefined ? null : parseSpan(text.every);
      if (every === 0) context.report.error([...path, "every"], "no time lies between the pieces");
      if (text.flaw === undefined) missing(context, text, "flaw", path);
      return { kind, states, flaw: text.flaw ?? "malformed", every };
    }
  }
}

/** Where a process stops, and what its store holds afterwards. */
export function crashOf(
  context: PeopledContext,
  text: FaultText,
  path: Path,
): Pick<Extract<FaultEffect, { kind: "crash" }>, "point" | "store" | "loses"> {
  const { point = "before-send", store = "full", loses } = text;
  if (store !== "stale" && loses !== undefined) {
    context.report.error(
      [...path, "loses"],
      `a store that is ${store} has no such time`,
      "write store: stale",
      "key",
    );
  }
  const lost = store === "stale" ? spanOf(context, text, "loses", path) : 0;
  return { point, store, loses: lost };
}

function shareOf(context: PeopledContext, text: FaultText, path: Path): number {
  return text.share ?? missing(context, text, "share", path);
}

function spanOf(
  context: PeopledContext,
  text: FaultText,
  key: "adds" | "by" | "loses",
  path: Path,
): number {
  const span = text[key];
  return span === undefined ? missing(context, text, key, path) : parseSpan(span);
}

function missing(
  context: PeopledContext,
  { kind }: FaultText,
  key: string,
  path: Path,
  instead = 0,
): number {
  context.report.error(path, `a fault of kind ${kind} needs the key "${key}"`);
  return instead;
}
