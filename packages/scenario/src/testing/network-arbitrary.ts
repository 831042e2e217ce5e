import fc from "fast-check";

import type { ScenarioText } from "../schema/scenario-schema.ts";
import { RECORD } from "./parts-arbitrary.ts";

type Network = Pick<ScenarioText, "states" | "rosters" | "topology" | "networks" | "instruments">;

const ZONES = ["Europe/Paris", "America/Chicago", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"];

/** States with their duty, the links between them and the law that binds them. */
export function networkArbitrary(ids: readonly string[]): fc.Arbitrary<Network> {
  return fc
    .record(
      {
        zones: fc.tuple(...ids.map(() => fc.constantFrom(...ZONES))),
        rosters: fc.tuple(...ids.map(() => fc.constantFrom("round", "office", "gaps"))),
        officers: fc.integer({ min: 1, max: 3 }),
        topology: topologyArbitrary(ids),
        bound: fc.boolean(),
      },
      RECORD,
    )
    .map(({ zones, rosters, officers, topology, bound }) => ({
      states: Object.fromEntries(
        ids.map((id, index) => [
          id,
          {
            zone: zones[index] ?? "UTC",
            roster: rosters[index] ?? "round",
            region: index % 2 === 0 ? "north" : "south",
            ...(index === 0 ? { holidays: "FR", languages: ["fr", "en"] } : {}),
          },
        ]),
      ),
      rosters: rostersOf(officers),
      networks: { older: ids.slice(0, 2) },
      topology,
      instruments: bound
        ? { convention: { parties: "all" as const, assumed: true } }
        : {
            convention: { in_force: { deposits: 1 }, deposits: { [ids[0] ?? "XA"]: "2026-06-01" } },
          },
    }));
}

function rostersOf(officers: number): NonNullable<ScenarioText["rosters"]> {
  return {
    round: {
      shifts: [
        { id: "day", from: "06:00", to: "22:00", officers },
        { id: "night", from: "22:00", to: "06:00", officers: 1, on_call: true },
      ],
    },
    office: {
      shifts: [
        { id: "office", days: "working", from: "09:00", to: "17:00", officers },
        {
          id: "evening",
          days: "working",
          from: "17:00",
          to: "09:00",
          on_call: true,
          call_out: "PT1H",
        },
        { id: "away", days: "non-working", from: "09:00", to: "09:00", on_call: true },
      ],
    },
    gaps: {
      shifts: [{ id: "day", days: ["mon", "wed", "sat"], from: "08:00", to: "16:00", officers }],
    },
  };
}

function topologyArbitrary(
  ids: readonly string[],
): fc.Arbitrary<NonNullable<ScenarioText["topology"]>> {
  const [hub = "XA", other = "XB"] = ids;
  const star = ids.slice(1).map((id): [string, string] => [hub, id]);
  const shapes = [
    { kind: "mesh" },
    { kind: "hub", hub },
    { kind: "regional-hubs", hubs: { north: hub, south: other } },
    { kind: "overlay", of: ["older"] },
    { kind: "edges", edges: star },
  ] as const;
  return fc
    .record(
      {
        shape: fc.constantFrom(...shapes),
        relay: fc.constantFrom("forward" as const, "handle" as const),
        loss: fc.constantFrom(0, 0.05, 0.5),
      },
      RECORD,
    )
    .map(({ shape, relay, loss }) => ({
      ...(structuredClone(shape) as NonNullable<ScenarioText["topology"]>),
      ...(shape.kind === "mesh" ? {} : { relay }),
      loss,
    }));
}
