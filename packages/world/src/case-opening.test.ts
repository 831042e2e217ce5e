import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY, HOUR } from "@contactpoint/engine";
import type {
  EscalationStep,
  InstrumentBasis,
  ResolvedInstrument,
  ResolvedScenario,
} from "@contactpoint/protocol";
import { expect, test } from "vitest";
import type { CaseFacts } from "./case.ts";
import { caseFacts, worldBench, worldScenario } from "./testing/index.ts";

function instrument(id: string, basis: InstrumentBasis, ...from: number[]): ResolvedInstrument {
  const [xa, xb] = from;
  const bound_from = {
    ...(xa === undefined ? {} : { XA: xa }),
    ...(xb === undefined ? {} : { XB: xb }),
  };
  return { id, basis, title: id, assumed: true, bound_from };
}

/** What became of one need of XA towards XB. */
function opened(
  more: Partial<ResolvedScenario>,
  facts: Partial<CaseFacts> = {},
  at = SAMPLE_START,
) {
  const { world, agenda, of } = worldBench(worldScenario(more), false);
  agenda.runUntil(at);
  world.need(caseFacts(world, facts));
  agenda.runUntil(at);
  const [none] = of("no-basis");
  const [need] = of("need");
  expect(need).toMatchObject({ at, request: "test/XA/1", from: "XA", to: "XB" });
  return { refused: none?.reason ?? null, tasks: of("task").map(({ task }) => task) };
}

/** The instrument and route by which the request left. */
function leftBy(more: Partial<ResolvedScenario>, facts: Partial<CaseFacts> = {}) {
  const { world, agenda, of } = worldBench(worldScenario(more));
  world.need(caseFacts(world, facts));
  agenda.runUntil(SAMPLE_START + HOUR);
  const [sent] = of("sent");
  return sent === undefined ? null : [sent.instrument, sent.channel, sent.route.join("")];
}

const YESTERDAY = SAMPLE_START - DAY;
const UNCC = instrument("uncc", "UNCC", YESTERDAY, YESTERDAY);
const BUDAPEST = instrument("budapest", "BUDAPEST", YESTERDAY, YESTERDAY);
const PROTOCOL = instrument("protocol", "BUDAPEST-2AP", YESTERDAY, YESTERDAY);

test("A need with an instrument and a route becomes a request, which somebody prepares", () => {
  expect(opened({})).toEqual({ refused: null, tasks: ["prepare"] });
});

test("The first instrument that binds both States carries the request", () => {
  expect(leftBy({ instruments: [BUDAPEST, UNCC] })?.[0]).toBe("budapest");
  const half = instrument("half", "UNCC", YESTERDAY);
  expect(leftBy({ instruments: [half, UNCC] })?.[0]).toBe("uncc");
});

test("Without an instrument that binds both States, and without a network, there is no basis", () => {
  expect(opened({ instruments: [] }).refused).toBe("no-instrument");
  expect(opened({ instruments: [instrument("half", "UNCC", YESTERDAY)] })).toEqual({
    refused: "no-instrument",
    tasks: [],
  });
});

test("An instrument carries requests from the instant it binds both States", () => {
  const instruments = [instrument("uncc", "UNCC", YESTERDAY, SAMPLE_START + DAY)];
  expect(opened({ instruments }, {}, SAMPLE_START + DAY - 1).refused).toBe("no-instrument");
  expect(opened({ instruments }, {}, SAMPLE_START + DAY).refused).toBeNull();
});

test("A common network is a basis where no instrument binds the pair, also beside the topology", () => {
  const networks = { old: ["XA", "XB"], other: ["XA", "XH"] };
  expect(leftBy({ instruments: [], networks })).toEqual(["old", "post", "XAXB"]);
  expect(opened({ instruments: [], networks: { other: ["XA", "XH"] } }).refused).toBe(
    "no-instrument",
  );
});

test("A network on the way counts as a basis, and an instrument goes before it", () => {
  const networks = { old: ["XA", "XH"], wide: ["XH", "XB"] };
  const { topology } = worldScenario();
  const shape = { kind: "overlay", of: ["old", "wide"], relay: "forward" } as const;
  const overlay = { networks, topology: { ...topology, shape } };
  expect(leftBy({ ...overlay, instruments: [] })).toEqual(["old+wide", "post", "XAXHXB"]);
  expect(leftBy({ ...overlay, instruments: [UNCC] })).toEqual(["uncc", "post", "XAXHXB"]);
});

test("An emergency disclosure needs an instrument with an article on it, and no network replaces that", () => {
  const networks = { old: ["XA", "XB"] };
  const emergency = { form: "emergency-disclosure" } as const;
  expect(opened({ instruments: [BUDAPEST], networks }, emergency).refused).toBe("no-instrument");
  expect(leftBy({ instruments: [BUDAPEST, PROTOCOL] }, emergency)?.[0]).toBe("protocol");
  expect(leftBy({ instruments: [BUDAPEST, UNCC] }, emergency)?.[0]).toBe("uncc");
});

test.each(["preservation", "location-query", "ping"] as const)(
  "Any instrument carries a %s",
  (form) => {
    for (const one of [UNCC, BUDAPEST, PROTOCOL]) {
      expect(leftBy({ instruments: [one] }, { form })?.[0]).toBe(one.id);
    }
  },
);

const NO_WAY = { kind: "edges", edges: [["XA", "XH"]], relay: "forward" } as const;

test("States that the topology does not join have no route, whatever instrument binds them", () => {
  const topology = { ...worldScenario().topology, shape: NO_WAY };
  expect(opened({ topology })).toEqual({ refused: "no-route", tasks: [] });
  // The lack of an instrument is told first.
  expect(opened({ topology, instruments: [] }).refused).toBe("no-instrument");
});

test("A ladder of networks of which the pair shares none has no rung, so there is no route", () => {
  const [rung] = worldScenario().escalation;
  if (rung === undefined) throw new Error("the sample has no rung");
  const escalation: EscalationStep[] = [{ ...rung, kind: "network", network: "old" }];
  expect(opened({ escalation, networks: { old: ["XA", "XH"] } }).refused).toBe("no-route");
  const topology = {
    ...worldScenario().topology,
    shape: { kind: "hub", hub: "XH", relay: "forward" } as const,
  };
  // Another network joins its members directly, whatever way the topology has.
  const shared = { escalation, topology, networks: { old: ["XA", "XB"] } };
  expect(leftBy(shared)).toEqual(["convention", "post", "XAXB"]);
});

test("What a need is about is written down before anything else, and its parent with it", () => {
  const { world, agenda, records } = worldBench(worldScenario(), false);
  world.need(
    caseFacts(world, {
      incident: "leak",
      duplicate_of: "test/XB/9",
      circumstances: ["domestic-bar"],
    }),
  );
  agenda.runUntil(SAMPLE_START);
  expect(records[0]).toEqual({
    kind: "need",
    at: SAMPLE_START,
    request: "test/XA/1",
    incident: "leak",
    duplicate_of: "test/XB/9",
    form: "preservation",
    urgency: "urgent",
    from: "XA",
    to: "XB",
    items: [
      {
        provider: "p-XB",
        expires_at: SAMPLE_START + 30 * DAY,
        stated_expiry: null,
        data_class: "traffic",
      },
    ],
    circumstances: ["domestic-bar"],
  });
});
