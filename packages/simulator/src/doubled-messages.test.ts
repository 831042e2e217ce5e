import { HOUR, instantOfCivil } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { journalOf } from "./testing/journal-of.ts";
import { ALWAYS, plainNetwork } from "./testing/plain-network.ts";
import { resolveSketch } from "./testing/resolve-sketch.ts";

const START = instantOfCivil(2027, 3, 1);

/** A ping from XA over XC and XD to XB, an hour on each link, each crossing doubled. */
function doubledOverTwoHubs(relay: "forward" | "handle"): readonly JournalRecord[] {
  const place = { zone: "UTC", shifts: [ALWAYS] };
  const sketch = plainNetwork(START, 2, [place, place], [HOUR]);
  const [first, second] = sketch.states;
  if (first === undefined || second === undefined) throw new Error("two States were sketched");
  const hubs = ["XC", "XD"].map((id) => ({ ...first, id, key: id }));
  const edges = [
    ["XA", "XC"],
    ["XC", "XD"],
    ["XD", "XB"],
  ] as const;
  return journalOf(
    resolveSketch({
      ...sketch,
      states: [first, second, ...hubs],
      topology: {
        shape: { kind: "edges", edges, relay },
        latency: { kind: "deterministic", value: HOUR },
        loss: 0,
        duplicate: 1,
        links: [],
      },
    }),
  );
}

test.each(["forward", "handle"] as const)(
  "A doubled message skips no hub of its way, and each of its copies takes every link's time: %s",
  (relay) => {
    const times = new Map<string, number[]>();
    for (const record of doubledOverTwoHubs(relay)) {
      const isArrival =
        record.kind === "delivered" || (record.kind === "relayed" && record.phase === "arrived");
      if (!isArrival || !record.message.endsWith("#1")) continue;
      const hours = (record.at - START) / HOUR - 1;
      times.set(record.node, [...(times.get(record.node) ?? []), hours]);
    }
    expect(Object.fromEntries(times)).toEqual({
      XC: [1, 1],
      XD: [2, 2, 2, 2],
      XB: [3, 3, 3, 3, 3, 3, 3, 3],
    });
  },
);
