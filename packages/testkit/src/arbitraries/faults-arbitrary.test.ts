import { DocumentResolver } from "@contactpoint/scenario";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type FaultKind, faultArbitrary, KINDS } from "./faults-arbitrary.ts";
import { ERAS, fictitiousFrame } from "./frame.ts";

const [era] = ERAS;
if (era === undefined) throw new Error("there is an era");
const frame = fictitiousFrame(era, 3);
const resolver = new DocumentResolver();

test.for(Object.keys(KINDS) as FaultKind[])(
  "Every fault of kind %s can stand in a file",
  (kind) => {
    fc.assert(
      fc.property(faultArbitrary(frame, kind), (fault) => {
        const resolved = resolver.resolve({
          format: "contactpoint/1",
          id: "one-fault",
          version: "1.0.0",
          title: "One fault",
          marking: "EXERCISE",
          seed: 1,
          clock: { start: "2027-03-27T18:00:00Z", duration: "P4D" },
          states: { XA: { zone: "UTC" }, XB: { zone: "UTC" }, XC: { zone: "Europe/Paris" } },
          providers: Object.fromEntries(frame.providers.map(({ id, state }) => [id, { state }])),
          faults: [fault],
        });
        expect("problems" in resolved ? resolved.problems : []).toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
);
