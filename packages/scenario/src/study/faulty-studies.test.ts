import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { memoryFiles } from "../testing/memory-files.ts";
import { readStudyFrom } from "./read-study.ts";

const testing = (name: string): string =>
  readFileSync(new URL(`../testing/${name}`, import.meta.url), "utf8");
const sound = testing("sound-study.yaml");
const scenario = testing("sound-scenario.yaml");

const unescaped = (text: string): string => text.replaceAll("\\n", "\n").replaceAll("\\t", "\t");
const cases = testing("faulty-studies.txt")
  .trim()
  .split("\n\n")
  .slice(1)
  .map((block) => {
    const [title = "", from = "", to = "", ...problems] = block.split("\n");
    return {
      title: title.slice(2),
      from: unescaped(from.slice(2)),
      to: unescaped(to.slice(2)),
      problems,
    };
  });

function read(text: string, base = scenario) {
  const files = memoryFiles({ "bad.yaml": text, "../base.yaml": base });
  return readStudyFrom(files, "bad.yaml", { prefix: "studies/" });
}

function problemsOf(text: string, base = scenario): string[] {
  const result = read(text, base);
  return "problems" in result ? result.problems.map(formatProblem) : [];
}

test("the study that the faulty ones start from is sound", () => {
  expect(read(sound)).toMatchObject({ study: { id: "bad" }, warnings: [] });
});

test("there are more than sixty faulty studies", () => {
  expect(cases.length).toBeGreaterThan(60);
});

for (const { title, from, to, problems } of cases) {
  test(`${title} is reported with its place`, () => {
    expect(sound).toContain(from);
    expect(problemsOf(sound.replace(from, () => to))).toEqual(problems);
  });
}

test("what is wrong with the scenario itself is told once, in its own file", () => {
  const broken = scenario.replace("order_lasts: P90D", "order_lasts: P120D");
  expect(problemsOf(sound, broken)).toEqual([
    "base.yaml:20:44 laws.default.order_lasts is P120D, but a domestic order runs at most 90 days (BC-16.2, UN-25.2); write P90D or less; longer holds are renewed",
  ]);
  expect(problemsOf(sound, scenario.replace("seed: 1", "seed: {"))).toEqual([
    expect.stringMatching(/^base\.yaml:/),
  ]);
});

test("a study that measures nothing is told what to do about it", () => {
  const text = sound.replace(/^metrics:\n( .*\n)+/m, "metrics: {}\n");
  expect(problemsOf(text)[0]).toMatch(
    / metrics nothing is measured; take metrics out for the usual three, or add one such as in-time: /,
  );
});

test("mistakes of form and of sense are reported together, in the order of the file", () => {
  const text = sound
    .replace("baseline: mesh", "baseline: mess")
    .replace("hub: XC", "hub: XQ")
    .replace("keep", "kept")
    .replace("removals: 1", "removals: 9")
    .replace("regret: [lost-time]", "regrets: [lost-time]");
  expect(problemsOf(text).map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
    "studies/bad.yaml:12:42 topology.hub unknown",
    "studies/bad.yaml:16:11 baseline unknown",
    "studies/bad.yaml:48:3 exploration unknown",
    "studies/bad.yaml:49:25 robustness.removals takes",
  ]);
});

test("one variant has nothing to choose from, to differ from or to regret", () => {
  const alone = sound
    .replace(/ {2}hub:\n(.*\n){2}/, "")
    .replace(/ {2}staffed:\n(.*\n){2}/, "")
    .replace(/ {2}discovery:\n.*\n/, "");
  expect(problemsOf(alone)).toEqual([
    "studies/bad.yaml:35:13 replications.targets[0] is of a difference, but there is only one variant; write of: mean",
    "studies/bad.yaml:36:1 selection there is only one variant to choose from",
    "studies/bad.yaml:40:3 exploration.regret there is only one variant, which is always the best",
  ]);
});

test("nothing that varies explains nothing", () => {
  const fixed = sound.replace(/factors:\n(.*\n){3}/, "").replace(/uncertain:\n(.*\n){6}/, "");
  expect(problemsOf(fixed)).toEqual([
    "studies/bad.yaml:34:3 exploration.sensitivity there is nothing that varies; add factors or uncertain",
    "studies/bad.yaml:35:3 exploration.discovery there is nothing that varies; add factors or uncertain",
  ]);
});

test("where nothing is uncertain there is nothing to draw", () => {
  const certain = sound
    .replace(/uncertain:\n(.*\n){6}/, "")
    .replace("  batch: 10\n", "  per_draw: 2\n");
  expect(problemsOf(certain)).toEqual([
    "studies/bad.yaml:33:13 replications.per_draw has no effect: nothing is uncertain; leave it out, or add uncertain",
  ]);
});

const TARGETED = /replications:\n(?: .*\n)+selection: .*\n/.exec(sound)?.[0] ?? "";

const doubtful: readonly (readonly [title: string, from: string, to: string, warning: string])[] = [
  [
    "a variant that repeats the base",
    "{ topology: { kind: hub, hub: XC, links: null } }",
    "{ topology: { kind: mesh } }",
    "studies/bad.yaml:10:3 variants.hub changes nothing: the base says the same",
  ],
  [
    "a variant that is another over again",
    "  staffed:\n",
    "  twin: { patch: { topology: { kind: hub, hub: XC, links: null } } }\n  staffed:\n",
    "studies/bad.yaml:13:3 variants.twin is the same scenario as the variant hub",
  ],
  [
    "a switch without effect",
    "channels.email.reach: 1 }",
    "topology.latency: PT2S }",
    "studies/bad.yaml:29:3 switches.all-reached changes nothing in any variant",
  ],
  [
    "a factor that a variant sets",
    "escalation.0.wait: PT2H",
    "scale: 3",
    "studies/bad.yaml:18:19 factors.volume.path scale is changed by the variant staffed too, which the factor undoes",
  ],
  [
    "a name that is new to the scenario",
    "profiles.default.error.omit_item",
    "profiles.defalt.error.omit_item",
    'studies/bad.yaml:19:17 factors.gaps.path profiles.defalt.error.omit_item is new to the scenario; did you mean "default"?',
  ],
  [
    "an uncertain parameter that is certain",
    "uniform: { min: 0.05, max: 0.15 }",
    "deterministic: 0.1",
    "studies/bad.yaml:22:11 uncertain[0].path register.wrong_share is always the same: it is not uncertain",
  ],
  [
    "a horizon beyond the end of the run",
    "restricted_mean: P3D",
    "restricted_mean: P30D",
    "studies/bad.yaml:34:3 metrics.lost-time looks 30 d ahead, and runs last 4 d after the warm-up: with requests still open it will not be known; let runs last longer, or give the metric a shorter horizon",
  ],
  [
    "a single draw of what is uncertain",
    TARGETED,
    "replications: 2\n",
    "studies/bad.yaml:37:15 replications make a single draw of the uncertain parameters, so that there will be no interval; write 4 or more, or per_draw: 1",
  ],
];

for (const [title, from, to, warning] of doubtful) {
  test(`${title} is worth a warning`, () => {
    expect(sound).toContain(from);
    const result = read(sound.replace(from, () => to));
    expect("problems" in result ? result.problems : []).toEqual([]);
    expect(result.warnings.map(formatProblem)).toContain(warning);
  });
}
