import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** The States of a frame, in zones whose clocks change at different instants, or never. */
export function statesArbitrary({ states }: Frame): fc.Arbitrary<Section> {
  return fc.record(
    Object.fromEntries(
      states.map((id, index) => [id, stateArbitrary(REGIONS[index % REGIONS.length] ?? "")]),
    ),
    RECORD,
  );
}

function stateArbitrary(region: string): fc.Arbitrary<Section> {
  return fc.record(
    {
      zone: fc.constantFrom(...ZONES),
      region: fc.constant(region),
      languages: fc.constantFrom(["en"], ["en"], ["fr", "en"]),
      holidays: fc.constantFrom("none", "none", "FR", "US"),
      weekend: fc.constantFrom(["sat", "sun"], ["fri", "sat"]),
      roster: fc.constantFrom("default", "default", "other"),
      law: fc.constantFrom("default", "default", "other"),
    },
    RECORD,
  );
}

/** Taken in turn, so that each has a State. */
const REGIONS = ["north", "south"];

const ZONES = [
  "UTC",
  "Europe/Paris",
  "America/Chicago",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Santiago",
];
