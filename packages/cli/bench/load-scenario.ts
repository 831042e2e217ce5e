import { readScenario } from "@contactpoint/scenario";
import { simulate } from "@contactpoint/simulator";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STATES = 195;
const NEEDS_PER_DAY = 4_000;
/**
 * On duty at once. Twelve States have the providers, and get all requests: with a third of them work
 * piles up there without end, and with it what is kept in memory.
 */
const OFFICERS = 60;
/** Hours after which as many steps end as begin. */
const SETTLED_AFTER_H = 24;
const MEASURED_H = 6;

/** An exercise of so many contact points with a seat each, at this rate, for so many hours. */
export function loadScenario(rate: number, hours: number, states = STATES): string {
  const groups = ["Europe/Paris", "America/Chicago", "Asia/Kathmandu"].map(
    (zone, index) =>
      `  X${"ABC"[index]}: { name: State, zone: ${zone}, count: ${states / 3}, languages: [en], played_by: human }`,
  );
  const providers = Array.from({ length: 12 }, (_, n) => {
    const state = `X${"ABC"[n % 3]}-${String(1 + Math.floor(n / 3)).padStart(2, "0")}`;
    return `  p${n}: { state: ${state}, confirm: PT1H, not_held_share: 0.1 }`;
  });
  return `format: contactpoint/1
id: load
version: 1.0.0
title: { en: Load }
marking: EXERCISE EXERCISE EXERCISE
level: L3
seed: 195
clock: { start: 2027-10-18T00:00:00Z, duration: PT${hours}H, rate: ${rate}, owed_rate: ${rate}, allowed_rates: [${rate}] }
states:
${groups.join("\n")}
rosters:
  default: { shifts: [{ id: all, from: "00:00", to: "00:00", officers: ${OFFICERS} }] }
instruments:
  convention: { basis: UNCC, parties: all, in_force_from: 2027-01-01, assumed: true }
providers:
${providers.join("\n")}
channels: { email: { reach: 1 } }
workload:
  - id: everyday
    arrivals: { poisson: { per_day: ${NEEDS_PER_DAY} } }
    mix: [{ share: 1, form: preservation, urgency: urgent }]
`;
}

/** Facts that an hour of it has, once it is under way. */
export function factsPerHour(): number {
  const folder = mkdtempSync(join(tmpdir(), "contactpoint-load-"));
  try {
    const file = join(folder, "load.yaml");
    writeFileSync(file, loadScenario(1, SETTLED_AFTER_H + MEASURED_H));
    const read = readScenario(file);
    if ("problems" in read) throw new Error(read.problems.map(({ message }) => message).join("\n"));
    const { scenario } = read;
    const settled = scenario.clock.start + SETTLED_AFTER_H * 3_600_000;
    let facts = 0;
    simulate(scenario, { sinks: [(record) => (facts += record.at >= settled ? 1 : 0)] });
    return facts / MEASURED_H;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
