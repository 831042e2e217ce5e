import { DAY, HOUR, MINUTE, SECOND } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import {
  durationArbitrary,
  shareArbitrary,
  spanTextArbitrary,
  waitsArbitrary,
} from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** A topology of every shape, with hubs that forward, handle or introduce. Regions are north and south. */
export function topologyArbitrary(frame: Frame): fc.Arbitrary<Section> {
  const { states, networks } = frame;
  const id = fc.constantFrom(...states);
  const relay = fc.constantFrom("forward", "handle");
  const chain = states.slice(1).map((to, index): [string, string] => [states[index] ?? "", to]);
  const shapes: fc.Arbitrary<Section>[] = [
    fc.constant({ kind: "mesh" }),
    fc.record({ kind: fc.constant("hub"), hub: id, relay }, RECORD),
    fc.tuple(id, id, relay).map(([north, south, mode]) => ({
      kind: "regional-hubs",
      hubs: { north, south },
      relay: mode,
    })),
    relay.map((mode) => ({ kind: "edges", edges: chain, relay: mode })),
    introducedArbitrary(id),
  ];
  if (networks.length > 0) {
    shapes.push(relay.map((mode) => ({ kind: "overlay", of: [...networks], relay: mode })));
  }
  return fc
    .tuple(fc.oneof(...shapes), fc.option(effectsArbitrary()))
    .map(([shape, effects]) =>
      shape["relay"] === "handle" && effects !== null ? { ...shape, effects } : shape,
    );
}

/** How a link treats what crosses it: transit, loss and doubling. */
export function linkModelArbitrary(): fc.Arbitrary<Section> {
  return fc.record(
    {
      latency: durationArbitrary(0, 2 * HOUR, [0, 2 * SECOND, 10 * MINUTE]),
      loss: shareArbitrary(0.5),
      duplicate: shareArbitrary(),
    },
    RECORD,
  );
}

function introducedArbitrary(hub: fc.Arbitrary<string>): fc.Arbitrary<Section> {
  return fc
    .record(
      {
        hub,
        wait: waitsArbitrary(MINUTE, DAY, [15 * MINUTE, HOUR]),
        remembered_for: spanTextArbitrary(0, 30 * DAY, [DAY]),
      },
      RECORD,
    )
    .map(({ hub: middle, wait, remembered_for }) => ({
      kind: "hub",
      hub: middle,
      relay: "introduce",
      introduction: { wait, remembered_for },
    }));
}

/** What a hub that handles does beside taking time. */
function effectsArbitrary(): fc.Arbitrary<Section> {
  return fc.record(
    {
      authentication: fc.boolean(),
      completeness_check: fc.boolean(),
      provider_knowledge: fc.boolean(),
      deduplication: fc.boolean(),
      treaty_status: fc.boolean(),
      onward_consent: fc.constantFrom(false, { share: 0.5, takes: "PT4H" }),
    },
    RECORD,
  );
}
