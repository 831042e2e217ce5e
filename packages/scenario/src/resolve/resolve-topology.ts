import type {
  ResolvedTopology,
  ResolvedLink,
  TopologyShape,
  RelayMode,
} from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { TopologyText } from "../schema/topology-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { resolveDuration, takeDuration } from "./distributions.ts";
import { generateNetwork } from "./generate-network.ts";
import { readEdges } from "./read-edges.ts";
import { introductionOf } from "./resolve-introduction.ts";
import { resolveEffectsOfTopology } from "./resolve-effects-of-topology.ts";
import { takeAssistance } from "./resolve-stand-ins.ts";

export function resolveTopology(context: PeopledContext): ResolvedTopology {
  const { parameters } = context;
  const text = context.text.topology;
  const at = (key: string): string => formatPath(["topology", key]);
  parameters.take("topology.kind", at("kind"), text?.kind);
  const latency = takeDuration(context, "topology.latency", ["topology", "latency"], text?.latency);
  const loss = parameters.take("topology.loss", at("loss"), text?.loss);
  const duplicate = parameters.take("topology.duplicate", at("duplicate"), text?.duplicate);
  const shape = text === undefined ? ({ kind: "mesh" } as const) : resolveShape(context, text);
  const usual = { latency, loss, duplicate };
  const effects = resolveEffectsOfTopology(context);
  const links = resolveLinks(context, text, usual);
  return {
    shape,
    ...usual,
    links,
    ...introductionOf(context, shape),
    ...(effects === null ? {} : { effects }),
  };
}

function resolveShape(context: PeopledContext, text: TopologyText): TopologyShape {
  const relayed = (): RelayMode =>
    context.parameters.take("topology.relay", "topology.relay", text.relay);
  switch (text.kind) {
    case "mesh":
      return { kind: "mesh" };
    case "hub":
      if (!wants(context, text, "hub", "hub: XA")) return { kind: "mesh" };
      requireState(context, text.hub ?? "", ["topology", "hub"]);
      return { kind: "hub", hub: text.hub ?? "", relay: relayed() };
    case "regional-hubs":
      if (!wants(context, text, "hubs", "hubs: { north: XA }")) return { kind: "mesh" };
      for (const [region, id] of Object.entries(text.hubs ?? {})) {
        requireState(context, id, ["topology", "hubs", region]);
      }
      return { kind: "regional-hubs", hubs: text.hubs ?? {}, relay: relayed() };
    case "overlay":
      if (!wants(context, text, "of", "of: [older]")) return { kind: "mesh" };
      for (const [index, name] of (text.of ?? []).entries()) {
        const known = Object.keys(context.text.networks ?? {});
        requireName(context, "network", name, known, ["topology", "of", index]);
      }
      return { kind: "overlay", of: text.of ?? [], relay: relayed() };
    case "direct-to-provider": {
      const key = "topology.voluntary.willing_share";
      const willing = context.parameters.take(key, key, text.voluntary?.willing_share);
      return { kind: "direct-to-provider", willing_share: willing };
    }
    case "mutual-legal-assistance":
      return {
        kind: "mutual-legal-assistance",
        drafting: takeAssistance(context, "drafting"),
      };
    case "edges":
      if (!wants(context, text, "edges", "edges: [[XA, XB]]")) return { kind: "mesh" };
      return { kind: "edges", edges: resolveEdges(context, text), relay: relayed() };
    case "generated": {
      const example = "generator: { scale_free: { attach: 2 } }";
      if (!wants(context, text, "generator", example)) return { kind: "mesh" };
      const edges = generateNetwork(context, text.generator ?? {});
      return { kind: "edges", edges, relay: relayed() };
    }
  }
}

function wants(
  context: PeopledContext,
  text: TopologyText,
  key: keyof TopologyText,
  example: string,
): boolean {
  if (text[key] !== undefined) return true;
  context.report.error(
    ["topology"],
    `a topology of kind ${text.kind} needs the key "${key}"`,
    `such as ${example}`,
  );
  return false;
}

function resolveEdges(context: PeopledContext, text: TopologyText): [string, string][] {
  const path: Path = ["topology", "edges"];
  const { edges } = text;
  if (edges === undefined) return [];
  if (!Array.isArray(edges)) return readEdges(context, edges.file, [...path, "file"]);
  for (const [index, pair] of edges.entries()) {
    const at = [...path, index];
    for (const id of pair) requireState(context, id, at);
    if (pair[0] === pair[1]) context.report.error(at, `joins ${pair[0]} with itself`);
  }
  return edges.map(([a, b]): [string, string] => [a, b]);
}

function resolveLinks(
  context: PeopledContext,
  text: TopologyText | undefined,
  usual: Pick<ResolvedTopology, "latency" | "loss" | "duplicate">,
): ResolvedLink[] {
  return (text?.links ?? []).flatMap((link, index) => {
    const path: Path = ["topology", "links", index];
    const { between, from, to } = link;
    if ((between === undefined) === (from === undefined || to === undefined)) {
      context.report.error(
        path,
        "a link has either between, or from and to",
        "such as between: [XA, XC]",
      );
      return [];
    }
    const ends: readonly (readonly [string, string])[] =
      between === undefined ? [[from ?? "", to ?? ""]] : [between, [between[1], between[0]]];
    const [a, b] = ends[0] ?? ["", ""];
    const endPath = (number: 0 | 1): Path =>
      between === undefined
        ? [...path, number === 0 ? "from" : "to"]
        : [...path, "between", number];
    const known = [requireState(context, a, endPath(0)), requireState(context, b, endPath(1))];
    if (known.includes(false)) return [];
    if (a === b) context.report.error(path, `joins ${a} with itself`);
    const own = {
      latency:
        link.latency === undefined
          ? usual.latency
          : resolveDuration(context, link.latency, [...path, "latency"]),
      loss: link.loss ?? usual.loss,
      duplicate: link.duplicate ?? usual.duplicate,
    };
    context.parameters.note(formatPath(path), link, "scenario", "set in the scenario");
    return ends.map(([one, other]) => ({ from: one, to: other, ...own }));
  });
}
