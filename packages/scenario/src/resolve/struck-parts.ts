import type { Path } from "../reader/problem.ts";
import type { FaultText } from "../schema/fault-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";

/** Both directions of each link, unless it is struck one way. A State stands for its links with all others. */
export function struckLinks(
  context: PeopledContext,
  text: FaultText,
  path: Path,
): [string, string][] {
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
  const struck = [...pairs, ...all];
  return distinct(text.one_way === true ? struck : struck.flatMap(bothWays));
}

export function bothWays([a, b]: readonly [string, string]): [string, string][] {
  return [
    [a, b],
    [b, a],
  ];
}

function distinct(pairs: readonly (readonly [string, string])[]): [string, string][] {
  return [...new Map(pairs.map(([a, b]): [string, [string, string]] => [`${a}>${b}`, [a, b]]))].map(
    ([, pair]) => pair,
  );
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

export function struckStates(context: PeopledContext, text: FaultText, path: Path): string[] {
  const states = statesNamed(context, text, path);
  if (states.length === 0) {
    context.report.error(path, `a fault of kind ${text.kind} strikes no State`, "add state: XA");
  }
  return states;
}

export function statesNamed(context: PeopledContext, text: FaultText, path: Path): string[] {
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

export function struckProviders(
  context: PeopledContext,
  text: FaultText,
  path: Path,
): readonly string[] {
  const known = Object.keys(context.text.providers ?? {});
  for (const [index, name] of (text.providers ?? []).entries()) {
    requireName(context, "provider", name, known, [...path, "providers", index]);
  }
  if (text.providers === undefined) {
    context.report.error(path, `a fault of kind ${text.kind} needs the key "providers"`);
  }
  return text.providers ?? [];
}
