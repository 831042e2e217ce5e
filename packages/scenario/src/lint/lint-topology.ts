import type { ResolvedScenario, TopologyShape } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { PeopledContext } from "../resolve/context.ts";

/** States that the topology leaves without a way to the others, and links that no message takes. */
export function lintTopology(context: PeopledContext, scenario: ResolvedScenario): void {
  const { shape } = scenario.topology;
  const cut = cutOff(shape, scenario);
  if (cut.length > 0) {
    const names =
      cut.length <= 5 ? cut.join(", ") : `${cut.slice(0, 5).join(", ")} and ${cut.length - 5} more`;
    const path: Path = ["topology", keyOf(shape)];
    context.report.warn(path, `no message reaches ${names} over this topology`, HINTS[shape.kind]);
  }
  const regions = new Set(scenario.states.map(({ region }) => region));
  if (shape.kind !== "regional-hubs") return;
  for (const region of Object.keys(shape.hubs)) {
    if (regions.has(region)) continue;
    context.report.error(
      ["topology", "hubs", region],
      `no State lies in the region "${region}"`,
      `regions are ${[...regions].join(", ")}`,
      "key",
    );
  }
}

const HINTS: Readonly<Record<TopologyShape["kind"], string>> = {
  mesh: "",
  hub: "",
  "regional-hubs": "give the region a hub",
  overlay: "name a network of which it is a member",
  edges: "add an edge",
  "direct-to-provider": "",
  "mutual-legal-assistance": "",
};

function keyOf({ kind }: TopologyShape): string {
  return kind === "regional-hubs" ? "hubs" : kind === "overlay" ? "of" : kind;
}

/** The States outside the largest part that hangs together. */
function cutOff(shape: TopologyShape, scenario: ResolvedScenario): string[] {
  const ids = scenario.states.map(({ id }) => id);
  switch (shape.kind) {
    case "mesh":
    case "hub":
    case "direct-to-provider":
    case "mutual-legal-assistance":
      return [];
    case "regional-hubs":
      return scenario.states
        .filter(({ region }) => shape.hubs[region] === undefined)
        .map(({ id }) => id);
    case "overlay": {
      const members = new Set(shape.of.flatMap((name) => scenario.networks[name] ?? []));
      return ids.filter((id) => !members.has(id));
    }
    case "edges":
      return outsideLargest(ids, shape.edges);
  }
}

function outsideLargest(
  ids: readonly string[],
  edges: readonly (readonly [string, string])[],
): string[] {
  const neighbours = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const [a, b] of edges) {
    neighbours.get(a)?.add(b);
    neighbours.get(b)?.add(a);
  }
  let largest = new Set<string>();
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = new Set([id]);
    for (const member of part) {
      for (const next of neighbours.get(member) ?? []) part.add(next);
    }
    for (const member of part) seen.add(member);
    if (part.size > largest.size) largest = part;
  }
  return ids.filter((id) => !largest.has(id));
}
