import { DAY, HOUR, MINUTE } from "@contactpoint/engine";
import fc from "fast-check";
import { spanTextArbitrary } from "./moment-arbitrary.ts";
import { RECORD, type Section } from "./plain-data.ts";

/** Where in its next input a process stops, and what its store holds afterwards. */
export function crashPointArbitrary(): fc.Arbitrary<Section> {
  const point = fc.constantFrom("before-write", "before-send", "after-send");
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ point }, RECORD) },
    {
      weight: 1,
      arbitrary: fc.record(
        { point, store: fc.constant("stale"), loses: spanTextArbitrary(1, 3 * DAY, LOSSES) },
        RECORD,
      ),
    },
    { weight: 1, arbitrary: fc.record({ point, store: fc.constant("empty") }, RECORD) },
  );
}

const LOSSES = [1, MINUTE, HOUR, DAY];
