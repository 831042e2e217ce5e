import { requestTable } from "@contactpoint/analysis";
import { JournalWriter, sampleScenario } from "@contactpoint/analysis/testing";
import type { TopologyShape } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import { countRequests } from "./count-requests.ts";

const DRAFTING = { kind: "deterministic", value: 0 } as const;
const DIRECT = ["XA", "XB"];
const THROUGH = ["XA", "XH", "XB"];
const REGIONAL = ["XA", "XH", "XI", "XB"];

/** Of requests that went these ways, beside one need of which none was sent. */
function confidants(shape: TopologyShape, routes: readonly (readonly string[])[]): number | null {
  const { topology } = sampleScenario();
  const writer = new JournalWriter(sampleScenario({ topology: { ...topology, shape } }));
  for (const [i, route] of routes.entries()) {
    const id = `w/XA/${i + 1}`;
    writer.minute(i).need(id).sent(id, "request", { route }).delivered(id, "request");
  }
  const table = requestTable(writer.need("w/XA/99").minute(100).end());
  const rows = Array.from({ length: routes.length + 1 }, (_, row) => row);
  return countRequests(table, rows, "confidants");
}

test.for<[TopologyShape, readonly (readonly string[])[], number | null]>([
  [{ kind: "mesh" }, [DIRECT, DIRECT], 2],
  [{ kind: "mesh" }, [], null],
  // The requesting contact point alone: it asks the provider.
  [{ kind: "direct-to-provider", willing_share: 1 }, [DIRECT], 1],
  [{ kind: "mutual-legal-assistance", drafting: DRAFTING }, [DIRECT], 2],
  [{ kind: "hub", hub: "XH", relay: "forward" }, [THROUGH], 2],
  // The hub tells addresses, and no request passes it.
  [{ kind: "hub", hub: "XH", relay: "introduce" }, [DIRECT], 2],
  [{ kind: "hub", hub: "XH", relay: "handle" }, [THROUGH], 3],
  [{ kind: "hub", hub: "XH", relay: "handle" }, [THROUGH, DIRECT], 2.5],
  [{ kind: "regional-hubs", hubs: {}, relay: "handle" }, [REGIONAL], 4],
  [{ kind: "regional-hubs", hubs: {}, relay: "forward" }, [REGIONAL], 2],
  [{ kind: "overlay", of: [], relay: "handle" }, [DIRECT, THROUGH], 2.5],
  [{ kind: "edges", edges: [], relay: "handle" }, [REGIONAL], 4],
])("who reads a request follows from the topology: %j by %j", ([shape, routes, readers]) => {
  expect(confidants(shape, routes)).toBe(readers);
});
