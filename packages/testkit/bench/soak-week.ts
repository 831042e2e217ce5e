/** Numbers from 0 up to 1, one after the other, that follow from a seed of 32 bits (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Twenty; XK is in use. */
const LETTERS = "ABCDEFGHIJLMNOPQRSTU";
const DAYS = 7;
const FAULTS = 14;
const PROVIDERS = ["mailhaven", "cloudnest", "friendbook", "chatterbox", "tradewind"];

/**
 * A week of twenty contact points under hardship drawn at random, as the sections of a scenario
 * file. Networks, offices and providers fail; people do not err, so that no rule may be broken.
 */
export function soakWeek(seed: number, requestsADay: number): Readonly<Record<string, unknown>> {
  const random = numbersOf(seed);
  const states = LETTERS.split("").map((letter) => `X${letter}`);
  const zones = ["Europe/Paris", "America/Chicago", "Asia/Tokyo", "Asia/Kathmandu", "Africa/Lagos"];
  const any = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error("nothing to choose from");
    return one;
  };
  return {
    format: "contactpoint/1",
    id: `soak-${seed}`,
    version: "1.0.0",
    title: { en: "A week of soaking" },
    marking: "EXERCISE EXERCISE EXERCISE",
    seed,
    clock: { start: "2027-03-22T00:00:00Z", duration: `P${DAYS}D` },
    states: Object.fromEntries(
      states.map((id) => [id, { name: `State ${id}`, zone: any(zones), languages: ["en"] }]),
    ),
    rosters: ROSTERS,
    profiles: { default: { error: NO_ERRORS } },
    laws: { default: { order_by: "police" } },
    instruments: {
      convention: { basis: "BUDAPEST", parties: "all", in_force_from: "2026-01-01", assumed: true },
    },
    providers: Object.fromEntries(
      PROVIDERS.map((id, index) => [id, { state: states[index], retention: "P7D" }]),
    ),
    topology: { kind: "mesh", latency: "PT2S", loss: 0.01, duplicate: 0.01 },
    workload: [
      {
        id: "everyday",
        arrivals: { poisson: { per_day: requestsADay } },
        mix: [
          { share: 0.5, form: "preservation", urgency: "routine" },
          { share: 0.4, form: "preservation", urgency: "urgent", expires_in: "P3D" },
          { share: 0.1, form: "preservation", urgency: "emergency", expires_in: "P1D" },
        ],
      },
    ],
    faults: Array.from({ length: FAULTS }, () => faultOf(random, any, states)),
  };
}

function faultOf(
  random: () => number,
  any: <T>(list: readonly T[]) => T,
  states: readonly string[],
): Readonly<Record<string, unknown>> {
  const upTo = (most: number): number => Math.floor(random() * most);
  const when = {
    at: `T+${upTo(DAYS)}d${String(upTo(24)).padStart(2, "0")}:00`,
    for: `PT${1 + upTo(18)}H`,
  };
  const state = any(states);
  switch (
    any(["outage", "partition", "pair", "loss", "duplication", "latency", "no-show", "refusal"])
  ) {
    case "outage":
      return { kind: "outage", state, ...when };
    case "partition":
      return { kind: "partition", state, ...when };
    case "pair":
      return {
        kind: "partition",
        link: [state, any(states.filter((id) => id !== state))],
        ...when,
      };
    case "loss":
      return { kind: "loss", state, share: 0.1 + 0.5 * random(), ...when };
    case "duplication":
      return { kind: "duplication", state, share: 0.1 + 0.5 * random(), ...when };
    case "latency":
      return { kind: "latency", state, adds: `PT${1 + upTo(30)}M`, ...when };
    case "no-show":
      return { kind: "no-show", state, ...when };
    default:
      return { kind: "provider-refusal", providers: [any(PROVIDERS)], share: 0.5, ...when };
  }
}

const ROSTERS = {
  default: {
    shifts: [
      { id: "day", from: "07:00", to: "19:00", officers: 4 },
      { id: "night", from: "19:00", to: "07:00", officers: 1, on_call: true, call_out: "PT30M" },
    ],
  },
};

const NO_ERRORS = {
  sleep_through: 0,
  misjudge_urgency: 0,
  omit_item: 0,
  miss_gap: 0,
  wrong_identifier: 0,
  wrong_addressee: 0,
  forget_extension: 0,
  forget_renewal: 0,
};
