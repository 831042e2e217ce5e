import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A few requests between three fictitious States in a week: a hundredth of a second to run. */
const BASE = `format: contactpoint/1
id: small
version: 1.0.0
title: A small network
marking: EXERCISE
seed: 5
clock: { start: 2027-03-01T00:00:00Z, duration: P7D }
states:
  XA: { name: Astoria, zone: Europe/Paris, region: west }
  XB: { name: Borealia, zone: America/Chicago, region: west }
  XC: { name: Cindria, zone: Asia/Kathmandu, region: east }
instruments:
  convention: { basis: BUDAPEST, parties: all, in_force_from: 2026-01-01, assumed: true }
providers:
  mailhaven: { state: XB, retention: P30D }
  cloudnest: { state: XC, retention: P7D }
workload:
  - id: everyday
    arrivals: { poisson: { per_day: 6 } }
    from: { XA: 3, XB: 1, XC: 1 }
    providers: { mailhaven: 3, cloudnest: 2 }
    mix: [{ share: 1, form: preservation, urgency: urgent }]
`;

export interface SmallStudyParts {
  readonly id?: string;
  /** Flow-style YAML. */
  readonly replications?: string;
  /** Further top-level lines. */
  readonly more?: string;
}

/** Text of a study of two variants, the mesh and one hub, over `small.yaml`. */
export function smallStudyText({
  id = "small-study",
  replications = "3",
  more = "",
}: SmallStudyParts = {}): string {
  return `format: contactpoint-study/1
id: ${id}
version: 1.0.0
title: A small study
marking: EXERCISE
seed: 9
base: small.yaml
variants:
  mesh: { title: Mesh }
  hub: { title: One hub, patch: { topology: { kind: hub, hub: XC, relay: handle } } }
metrics:
  in-time: { share: preserved-in-time-share }
  time-to-preserve: { latency: time-to-preserve, restricted_mean: P2D }
  officers: { staffing: officers }
replications: ${replications}
${more}`;
}

/** A temporary folder with the scenario and a study of it; removed at the end of its scope. */
export class SmallStudy implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "contactpoint-study-"));
  readonly path: string;

  constructor(parts: SmallStudyParts = {}) {
    this.path = writeSmallStudy(this.folder, "study.yaml", parts);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Writes the study, and beside it the scenario; says where the study is. */
export function writeSmallStudy(folder: string, name: string, parts: SmallStudyParts = {}): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "small.yaml"), BASE);
  const path = join(folder, name);
  writeFileSync(path, smallStudyText(parts));
  return path;
}
