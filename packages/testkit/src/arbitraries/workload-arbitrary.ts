import { DAY, HOUR } from "@contactpoint/engine";
import fc from "fast-check";
import type { Frame } from "./frame.ts";
import { durationArbitrary, momentArbitrary, pointText } from "./moment-arbitrary.ts";
import type { Section } from "./plain-data.ts";
import { requestArbitrary } from "./request-arbitrary.ts";

/** None if nobody can ask; else one to four needs, and sometimes an incident that causes a few more of which some ask twice. */
export function workloadArbitrary(frame: Frame): fc.Arbitrary<Section[]> {
  if (frame.askers.length === 0) return fc.constant([]);
  const [first, ...others] = NAMES.map((name) => requestArbitrary(frame, name));
  if (first === undefined) throw new RangeError("a workload has at least one source");
  return fc
    .tuple(
      first,
      fc.tuple(...others.map((other) => fc.option(other, { freq: 2 }))),
      fc.option(incidentArbitrary(frame), { freq: 2 }),
    )
    .map(([one, more, incident]) => [one, ...more, incident].filter((source) => source !== null));
}

function incidentArbitrary(frame: Frame): fc.Arbitrary<Section> {
  return fc
    .tuple(
      momentArbitrary(frame, Math.min(frame.length, 2 * DAY)),
      fc.integer({ min: 1, max: 3 }),
      durationArbitrary(0, 6 * HOUR, [0, HOUR]),
      fc.constantFrom(0, 0.5, 1),
    )
    .map(([at, needs, spread, duplicate_share]) => ({
      id: "incident",
      arrivals: { incident: { at: pointText(frame, at), needs, spread, duplicate_share } },
      from: Object.fromEntries(frame.askers.map((state) => [state, 1])),
      items: [1],
      circumstances: {},
    }));
}

const NAMES = ["first", "second", "third", "fourth"];
