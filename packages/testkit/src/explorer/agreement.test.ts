import type { JournalRecord } from "@contactpoint/protocol";
import { DocumentResolver } from "@contactpoint/scenario";
import { compileMachine, simulate } from "@contactpoint/simulator";
import { expect, test } from "vitest";
import type { Instance } from "./instance.ts";
import { pathOfJournal } from "./journal-path.ts";
import { CORE, FULL } from "./profile.ts";
import { RequestHost } from "./request-host.ts";
import { sampleInstance } from "./sample-instance.ts";

const HARD = {
  topology: {
    kind: "mesh",
    latency: { lognormal: { p50: "PT2H", p95: "P3D" } },
    loss: 0.15,
    duplicate: 0.15,
  },
};

test.each([
  ["core", CORE, 10, {}],
  [
    "full",
    FULL,
    30,
    {
      practice: { assistance: { share: 0.5, lodged_after: { exponential: { mean: "P10D" } } } },
      workload: {
        withdrawn_after: { exponential: { mean: "P90D" } },
        circumstances: { "essential-interests": 0.1 },
      },
      provider: { failure_share: 0.2, not_held_share: 0.1, tells_user_share: 0.3 },
      error: { forget_extension: 0.2, miss_gap: 0.3, omit_item: 0.3 },
    },
  ],
] as const)(
  "Every simulated run of a %s request, whatever is lost, doubled or stopped, is a path that is explored",
  (_, profile, moves, more) => {
    const instance = sampleInstance(profile, "XA>XB");
    const [request] = instance.requests;
    if (request === undefined) throw new Error("there is no request");
    const seen = new Set<string>();
    for (let seed = 1; seed <= 80; seed++) {
      const journal = journalOf(instance, seed, more);
      // Over so long a time officers renew more often than an exploration lets them.
      const host = new RequestHost({ ...request.shape, renewals: 99 }, compileMachine);
      expect(pathOfJournal(host, journal).length).toBeGreaterThan(2);
      for (const record of journal)
        if (record.kind === "state") seen.add(`${record.machine} ${record.to}`);
    }
    expect(seen.size).toBeGreaterThan(moves);
  },
);

interface More {
  readonly practice?: object;
  readonly workload?: object;
  readonly provider?: object;
  readonly error?: object;
}

/** What a run of the instance's document under some seed says of its request. */
function journalOf({ document, requests }: Instance, seed: number, more: More): JournalRecord[] {
  const { practice, workload, providers, profiles } = document as unknown as Sections;
  const { error, ...people } = profiles.default;
  const resolved = new DocumentResolver().resolve({
    ...document,
    ...HARD,
    seed,
    faults: stopsOf(seed),
    practice: { ...practice, ...more.practice },
    workload: workload.map((source) => ({ ...source, ...more.workload })),
    providers: Object.fromEntries(
      Object.entries(providers).map(([id, provider]) => [id, { ...provider, ...more.provider }]),
    ),
    profiles: { default: { ...people, error: { ...error, ...more.error } } },
  });
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  const journal: JournalRecord[] = [];
  simulate(resolved.scenario, { sinks: [(record) => void journal.push(record)] });
  return journal.filter(
    (record) =>
      record.kind === "crash" || ("request" in record && record.request === requests[0]?.id),
  );
}

/** Each contact point stops now and then, in one way or another. */
function stopsOf(seed: number): object[] {
  return [0, 1, 2, 3].map((stop) => ({
    kind: "crash",
    at: `T+${stop * stop * 4 + (seed % 3)}d0${(seed + stop) % 8}:00`,
    for: ["PT2H", "P1D"][seed % 2],
    state: ["XA", "XB"][(seed + stop) % 2],
    point: ["before-write", "before-send", "after-send"][(seed + stop) % 3],
  }));
}

interface Sections {
  readonly practice: object;
  readonly workload: readonly object[];
  readonly providers: Readonly<Record<string, object>>;
  readonly profiles: { readonly default: { readonly error: object } };
}
