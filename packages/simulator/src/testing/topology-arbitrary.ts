import { HOUR, MINUTE } from "@contactpoint/engine";
import type { ResolvedLink, ResolvedTopology, TopologyShape } from "@contactpoint/protocol";
import fc from "fast-check";
import { chanceArbitrary, spanArbitrary } from "./span-arbitrary.ts";
import { REGIONS } from "./state-arbitrary.ts";

/** A topology of every shape over the States; `networks` are the names an overlay can use. */
export function topologyArbitrary(
  ids: readonly string[],
  networks: readonly string[],
): fc.Arbitrary<ResolvedTopology> {
  return fc.record(
    {
      shape: shapeArbitrary(ids, networks),
      latency: spanArbitrary(0, 10 * MINUTE),
      loss: chanceArbitrary(0.3),
      duplicate: chanceArbitrary(0.3),
      links: fc.array(linkArbitrary(ids), { maxLength: 3 }),
    },
    RECORD,
  );
}

/** Unordered pairs of different States. */
export function pairArbitrary(ids: readonly string[]): fc.Arbitrary<readonly [string, string]> {
  return fc
    .tuple(fc.nat(ids.length - 1), fc.integer({ min: 1, max: ids.length - 1 }))
    .map(([at, step]) => [ids[at] ?? "", ids[(at + step) % ids.length] ?? ""] as const);
}

function shapeArbitrary(
  ids: readonly string[],
  networks: readonly string[],
): fc.Arbitrary<TopologyShape> {
  const relay = fc.constantFrom("forward" as const, "handle" as const);
  const id = fc.constantFrom(...ids);
  const shapes: fc.Arbitrary<TopologyShape>[] = [
    fc.constant({ kind: "mesh" }),
    fc.record({ kind: fc.constant("hub" as const), hub: id, relay }, RECORD),
    fc.tuple(fc.tuple(...REGIONS.map(() => id)), relay).map(([hubs, mode]) => ({
      kind: "regional-hubs",
      hubs: Object.fromEntries(REGIONS.map((region, index) => [region, hubs[index] ?? ""])),
      relay: mode,
    })),
    fc.tuple(fc.array(pairArbitrary(ids), { maxLength: 3 }), relay).map(([extra, mode]) => ({
      kind: "edges",
      // A chain joins all; further edges make shorter ways and ties.
      edges: [...ids.slice(1).map((to, index) => [ids[index] ?? "", to] as const), ...extra],
      relay: mode,
    })),
  ];
  if (networks.length > 0) {
    shapes.push(relay.map((mode) => ({ kind: "overlay", of: networks, relay: mode })));
  }
  return fc.oneof(...shapes);
}

function linkArbitrary(ids: readonly string[]): fc.Arbitrary<ResolvedLink> {
  return fc
    .tuple(pairArbitrary(ids), spanArbitrary(0, HOUR), chanceArbitrary(0.5), chanceArbitrary(0.5))
    .map(([[from, to], latency, loss, duplicate]) => ({ from, to, latency, loss, duplicate }));
}

const RECORD = { noNullPrototype: true } as const;
