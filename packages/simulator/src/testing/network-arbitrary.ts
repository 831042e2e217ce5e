import { DAY, HOUR, instantOfCivil, MINUTE } from "@contactpoint/engine";
import type { EscalationStep, ResolvedChannel, ResolvedPractice } from "@contactpoint/protocol";
import fc from "fast-check";
import { faultsArbitrary } from "./fault-arbitrary.ts";
import type { ChangeSketch, InstrumentSketch, NetworkSketch } from "./network-sketch.ts";
import { chanceArbitrary, spanArbitrary } from "./span-arbitrary.ts";
import { providerArbitrary, STATE_IDS, stateArbitrary } from "./state-arbitrary.ts";
import { topologyArbitrary } from "./topology-arbitrary.ts";
import { workloadArbitrary } from "./workload-arbitrary.ts";

/** Whole networks of two to six States: some days, some tens of needs, hardship and error included. */
export function networkArbitrary(zones: fc.Arbitrary<string>): fc.Arbitrary<NetworkSketch> {
  return fc
    .tuple(
      fc.integer({ min: 2, max: STATE_IDS.length }).map((count) => STATE_IDS.slice(0, count)),
      fc.constantFrom(1, 2, 3, 3, 4, 4, 5, 100),
      fc.array(fc.subarray([...STATE_IDS], { minLength: 2 }), { maxLength: 2 }),
    )
    .chain(([ids, days, members]) => {
      const networks = Object.fromEntries(
        members.map((list, at) => [
          `network-${at}`,
          list.filter((id) => ids.some((one) => one === id)),
        ]),
      );
      return sketchArbitrary(ids, days, networks, zones);
    });
}

function sketchArbitrary(
  ids: readonly string[],
  days: number,
  networks: Readonly<Record<string, readonly string[]>>,
  zones: fc.Arbitrary<string>,
): fc.Arbitrary<NetworkSketch> {
  const providers = ids.map((id) => `provider-${id}`);
  const names = Object.keys(networks);
  return fc.record(
    {
      seed: fc.integer({ min: 0, max: 2 ** 31 }),
      start: fc.integer({ min: instantOfCivil(2024, 1, 1), max: instantOfCivil(2031, 1, 1) }),
      days: fc.constant(days),
      states: fc.tuple(...ids.map((id) => stateArbitrary(id, zones))),
      providers: fc.tuple(
        ...ids.map((id, at) =>
          providerArbitrary(
            providers[at] ?? "",
            id,
            providers.filter((_, other) => other !== at),
          ),
        ),
      ),
      channels: fc.record({ email: channelArbitrary(), phone: channelArbitrary() }, RECORD),
      networks: fc.constant(networks),
      instruments: fc
        .tuple(instrumentArbitrary("convention", ids), fc.option(instrumentArbitrary("older", ids)))
        .map(([first, second]) => (second === null ? [first] : [first, second])),
      topology: topologyArbitrary(ids, names),
      wrong_share: chanceArbitrary(0.3),
      changes: fc.array(changeArbitrary(ids), { maxLength: 2 }),
      escalation: fc.array(rungArbitrary(names), { minLength: 1, maxLength: 4 }),
      practice: practiceArbitrary(),
      workload: fc
        .tuple(
          workloadArbitrary("everyday", ids, providers, days, 25),
          fc.option(workloadArbitrary("other", ids, providers, days, 15)),
        )
        .map(([first, second]) => (second === null ? [first] : [first, second])),
      faults: faultsArbitrary(ids, providers),
    },
    RECORD,
  );
}

function channelArbitrary(): fc.Arbitrary<ResolvedChannel> {
  return fc.record(
    {
      reach: fc.constantFrom(1, 1, 0.9, 0.5),
      delay: spanArbitrary(0, 10 * MINUTE),
      hours: fc.constantFrom("always", "always", "desk"),
      tells_failure: fc.boolean(),
    },
    RECORD,
  );
}

/** Most States are bound before the start, some later or never. */
function instrumentArbitrary(id: string, ids: readonly string[]): fc.Arbitrary<InstrumentSketch> {
  const after = fc.constantFrom(-DAY, -DAY, -DAY, -DAY, DAY / 2, null);
  return fc
    .tuple(fc.constantFrom("UNCC" as const, "BUDAPEST" as const), fc.tuple(...ids.map(() => after)))
    .map(([basis, from]) => ({
      id,
      basis,
      bound_from: Object.fromEntries(
        ids.flatMap((state, at) => {
          const since = from[at] ?? null;
          return since === null ? [] : [[state, since]];
        }),
      ),
    }));
}

function changeArbitrary(ids: readonly string[]): fc.Arbitrary<ChangeSketch> {
  return fc
    .tuple(
      fc.constantFrom(...ids),
      fc.constantFrom(["email"], ["email", "phone"]),
      fc.integer({ min: 0, max: DAY }),
      fc.integer({ min: 0, max: DAY }),
    )
    .map(([state, channels, changed_at, lasts]) => ({
      state,
      channels,
      changed_at,
      circulated_at: changed_at + lasts,
    }));
}

function rungArbitrary(networks: readonly string[]): fc.Arbitrary<EscalationStep> {
  const wait = fc.integer({ min: 5 * MINUTE, max: DAY });
  return fc
    .record(
      {
        kind: fc.constantFrom("channel", "channel", "next-officer", "secretariat", "network"),
        channel: fc.constantFrom("email", "phone"),
        tries: fc.integer({ min: 1, max: 2 }),
        wait: fc.record({ emergency: wait, urgent: wait, routine: wait }, RECORD),
      },
      RECORD,
    )
    .map((rung) => {
      const network = networks[0] ?? null;
      if (rung.kind !== "network")
        return { ...rung, kind: rung.kind as EscalationStep["kind"], network: null };
      return network === null
        ? { ...rung, kind: "channel" as const, network }
        : { ...rung, kind: "network" as const, network };
    });
}

function practiceArbitrary(): fc.Arbitrary<ResolvedPractice> {
  const after = fc.integer({ min: HOUR, max: 3 * DAY });
  return fc.record(
    {
      assistance: fc.record(
        {
          share: chanceArbitrary(),
          lodged_after: spanArbitrary(DAY, 70 * DAY),
          decided_after: spanArbitrary(DAY, 40 * DAY),
          granted_share: chanceArbitrary(),
        },
        RECORD,
      ),
      extension: fc.record(
        {
          ask_before: fc.integer({ min: DAY, max: 10 * DAY }),
          adds: fc.integer({ min: DAY, max: 60 * DAY }),
          granted_share: chanceArbitrary(),
          most: fc.integer({ min: 0, max: 2 }),
        },
        RECORD,
      ),
      expiry_notice_before: fc.constantFrom(0, 5 * DAY),
      status_query: fc.record(
        {
          after: fc.record({ emergency: after, urgent: after, routine: after }, RECORD),
          most: fc.integer({ min: 0, max: 3 }),
        },
        RECORD,
      ),
      proceed_share: chanceArbitrary(),
      call_again_after: fc.integer({ min: MINUTE, max: HOUR }),
      preservation: fc.constantFrom(60 * DAY, 70 * DAY),
    },
    RECORD,
  );
}

const RECORD = { noNullPrototype: true } as const;
