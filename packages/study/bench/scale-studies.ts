import { readFileSync } from "node:fs";
import { readScenario } from "@contactpoint/scenario";
import type { StudyBundle } from "../src/executor/index.ts";

/** A study that `scale.ts` runs. */
export interface ScaledStudy {
  readonly name: string;
  readonly bundle: StudyBundle;
}

const SCENARIOS = new URL("../../../scenarios/", import.meta.url);

/** 200 States that do not exist, in eight zones, with 10,000 needs in 30 days. */
const STATES = `format: contactpoint/1
id: two-hundred
version: 1.0.0
title: Two hundred States
marking: EXERCISE
seed: 5
clock: { start: 2027-03-01T00:00:00Z, duration: P30D }
states:
  XA: { zone: Europe/Paris, count: 25, region: europe }
  XB: { zone: Africa/Nairobi, count: 25, region: africa }
  XC: { zone: Asia/Kolkata, count: 25, region: asia }
  XD: { zone: Asia/Tokyo, count: 25, region: asia }
  XE: { zone: Australia/Sydney, count: 25, region: pacific }
  XF: { zone: America/New_York, count: 25, region: americas }
  XG: { zone: America/Los_Angeles, count: 25, region: americas }
  XH: { zone: America/Sao_Paulo, count: 25, region: americas }
instruments:
  convention: { basis: BUDAPEST, parties: all, in_force_from: 2026-01-01, assumed: true }
providers:
  mailhaven: { state: XF-01, retention: P30D }
  cloudnest: { state: XA-01, retention: P7D }
  chatport: { state: XD-01, retention: P14D }
  netways: { state: XH-01, retention: P90D }
workload:
  - id: everyday
    arrivals: { poisson: { per_day: 333.3 } }
    providers: { mailhaven: 2, cloudnest: 2, chatport: 1, netways: 1 }
    mix: [{ share: 1, form: preservation, urgency: urgent }]
`;

export function scaledStudies(): ScaledStudy[] {
  return [
    { name: "200 States, 30 days", bundle: bundleOf({ "base.yaml": STATES }) },
    { name: "real network, a quarter", bundle: bundleOf(filesOf("signatories-quarter.yaml")) },
  ];
}

function bundleOf(base: Readonly<Record<string, string>>): StudyBundle {
  const study = `format: contactpoint-study/1
id: scale
version: 1.0.0
title: Scale
marking: EXERCISE
seed: 1
base: ${Object.keys(base)[0] ?? ""}
variants:
  mesh: { title: Mesh, patch: { topology: { kind: mesh } } }
replications: 1000
`;
  return {
    study: "study.yaml",
    files: { ...base, "study.yaml": study },
    content_hash: "",
    versions: { software: "", node: "", tz: "", holidays: "" },
  };
}

/** A scenario of the project with all that it includes, itself first. */
function filesOf(name: string): Record<string, string> {
  const read = readScenario(new URL(name, SCENARIOS).pathname);
  if ("problems" in read) throw new Error(`${name} is sound`);
  const text = (path: string): string => readFileSync(new URL(path, SCENARIOS), "utf8");
  return {
    [name]: text(name),
    ...Object.fromEntries(read.files.map(({ path }) => [path, text(path)])),
  };
}
