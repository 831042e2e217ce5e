import type { ResolvedFault } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { FaultText } from "../schema/event-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { resolvePointInRun } from "./points.ts";
import { parseSpan } from "./span.ts";

export function resolveFaults(context: PeopledContext): ResolvedFault[] {
  const seen = new Set<string>();
  return (context.text.faults ?? []).map((text, index) => {
    const path: Path = ["faults", index];
    const id = text.id ?? `fault-${index + 1}`;
    if (seen.has(id)) context.report.error([...path, "id"], `the fault "${id}" exists twice`);
    seen.add(id);
    const from = resolvePointInRun(context, text.at, [...path, "at"]);
    const until = text.for === undefined ? context.end : from + parseSpan(text.for);
    if (until <= from) context.report.error([...path, "for"], "the fault lasts no time");
    const what = resolveKind(context, text, path);
    return { id, group: text.group ?? null, from, until, ...what };
  });
}

type Kind = FaultText["kind"];

/** What each kind is about, and the keys it may have beside those of every fault. */
const KEYS: Readonly<Record<Kind, readonly (keyof FaultText)[]>> = {
  partition: ["link", "links", "state", "states", "region"],
  latency: ["link", "links", "state", "states", "region", "adds"],
  loss: ["link", "links", "state", "states", "region", "share"],
  duplication: ["link", "links", "state", "states", "region", "share"],
  outage: ["state", "states", "region"],
  "no-show": ["state", "states", "region", "officers"],
  "provider-refusal": ["providers", "share"],
};

const OF_EVERY_KIND: readonly string[] = ["id", "group", "kind", "at", "for"];

type What = ResolvedFault extends infer F
  ? F extends unknown
    ? Omit<F, "id" | "group" | "from" | "until">
    : never
  : never;

function resolveKind(context: PeopledContext, text: FaultText, path: Path): What {
  for (const key of Object.keys(text) as (keyof FaultText)[]) {
    if (!KEYS[text.kind].includes(key) && !OF_EVERY_KIND.includes(key)) {
      const hint = `it may have ${KEYS[text.kind].join(", ")}`;
      context.report.error(
        [...path, key],
        `has no meaning for a fault of kind ${text.kind}`,
        hint,
        "key",
      );
    }
  }
  switch (text.kind) {
    case "partition":
      return { kind: "partition", links: struckLinks(context, text, path) };
    case "latency": {
      const adds =
        text.adds === undefined ? missing(context, text, "adds", path) : parseSpan(text.adds);
      return { kind: "latency", links: struckLinks(context, text, path), adds };
    }
    case "loss":
    case "duplication":
      return {
        kind: text.kind,
        links: struckLinks(context, text, path),
        share: shareOf(context, text, path),
      };
    case "outage":
      return { kind: "outage", states: struckStates(context, text, path) };
    case "no-show":
      return {
        kind: "no-show",
        states: struckStates(context, text, path),
        officers: text.officers ?? null,
      };
    case "provider-refusal":
      return {
        kind: "provider-refusal",
        providers: struckProviders(context, text, path),
        share: shareOf(context, text, path),
      };
  }
}

function shareOf(context: PeopledContext, text: FaultText, path: Path): number {
  return text.share ?? missing(context, text, "share", path);
}

function missing(context: PeopledContext, { kind }: FaultText, key: string, path: Path): number {
  context.report.error(path, `a fault of kind ${kind} needs the key "${key}"`);
  return 0;
}

/** Both directions of each link. A State stands for its links with all others. */
function struckLinks(context: PeopledContext, text: FaultText, path: Path): [string, string][] {
  const pairs = [...(text.link === undefined ? [] : [text.link]), ...(text.links ?? [])];
  for (const [index, pair] of pairs.entries()) {
    const at: Path =
      text.link !== undefined && index === 0
        ? [...path, "link"]
        : [...path, "links", index - (text.link === undefined ? 0 : 1)];
    for (const [end, id] of pair.entries()) requireState(context, id, [...at, end]);
    if (pair[0] === pair[1]) context.report.error(at, `joins ${pair[0]} with itself`);
    else checkLinkExists(context, pair, at);
  }
  const named = statesNamed(context, text, path);
  const everybody = [...context.states.keys()];
  const all = named.flatMap((id) =>
    everybody.filter((other) => other !== id).map((other): [string, string] => [id, other]),
  );
  if (pairs.length + all.length === 0) {
    context.report.error(
      path,
      `a fault of kind ${text.kind} strikes no link`,
      "add link: [XA, XB]",
    );
  }
  const both = [...pairs, ...all].flatMap(([a, b]): [string, string][] => [
    [a, b],
    [b, a],
  ]);
  return [...new Map(both.map((pair) => [pair.join(">"), pair])).values()];
}

/** In a topology of hubs or edges, only some pairs have a link that can break. */
function checkLinkExists(
  context: PeopledContext,
  [a, b]: readonly [string, string],
  path: Path,
): void {
  const topology = context.text.topology;
  if (topology === undefined || topology.relay === "introduce") return;
  const report = (hint: string): void =>
    context.report.error(path, `there is no link between ${a} and ${b}`, hint);
  if (
    topology.kind === "hub" &&
    topology.hub !== undefined &&
    a !== topology.hub &&
    b !== topology.hub
  ) {
    report(`all links of this topology lead to ${topology.hub}`);
  }
  if (topology.kind === "edges" && Array.isArray(topology.edges)) {
    const joined = topology.edges.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
    if (!joined) report("it is not among the edges");
  }
  if (topology.kind === "regional-hubs" && topology.hubs !== undefined) {
    const hubs = topology.hubs;
    const hubOf = (id: string): string | undefined => hubs[context.states.get(id)?.region ?? ""];
    const isHub = (id: string): boolean => Object.values(hubs).includes(id);
    const linked = (isHub(a) && isHub(b)) || hubOf(a) === b || hubOf(b) === a;
    if (!linked && context.states.has(a) && context.states.has(b)) {
      report("a State is linked with the hub of its region, and hubs with one another");
    }
  }
}

function struckStates(context: PeopledContext, text: FaultText, path: Path): string[] {
  const states = statesNamed(context, text, path);
  if (states.length === 0) {
    context.report.error(path, `a fault of kind ${text.kind} strikes no State`, "add state: XA");
  }
  return states;
}

function statesNamed(context: PeopledContext, text: FaultText, path: Path): string[] {
  if (text.state !== undefined) requireState(context, text.state, [...path, "state"]);
  for (const [index, id] of (text.states ?? []).entries()) {
    requireState(context, id, [...path, "states", index]);
  }
  const regions = new Set([...context.states.values()].map(({ region }) => region));
  if (text.region !== undefined) {
    requireName(context, "region", text.region, regions, [...path, "region"]);
  }
  const ofRegion = [...context.states.values()]
    .filter(({ region }) => region === text.region)
    .map(({ id }) => id);
  return [
    ...new Set([
      ...(text.state === undefined ? [] : [text.state]),
      ...(text.states ?? []),
      ...ofRegion,
    ]),
  ];
}

function struckProviders(context: PeopledContext, text: FaultText, path: Path): readonly string[] {
  const known = Object.keys(context.text.providers ?? {});
  for (const [index, name] of (text.providers ?? []).entries()) {
    requireName(context, "provider", name, known, [...path, "providers", index]);
  }
  if (text.providers === undefined) missing(context, text, "providers", path);
  return text.providers ?? [];
}
