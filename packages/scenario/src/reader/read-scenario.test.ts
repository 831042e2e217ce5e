import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import { memoryFiles } from "../testing/memory-files.ts";
import { formatProblem } from "./problem.ts";
import { readFrom, readScenario } from "./read-scenario.ts";

const testing = new URL("../testing/", import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, testing), "utf8");
const sound = textOf("sound-scenario.yaml");
const folder = mkdtempSync(join(tmpdir(), "scenario-"));
afterAll(() => rmSync(folder, { recursive: true }));

function problemsOf(files: Record<string, string>): string[] {
  const read = readFrom(memoryFiles(files), "a.yaml");
  return "problems" in read ? read.problems.map(formatProblem) : [];
}

test("the live exercise of the format's description loads, with what it includes", () => {
  const files = {
    "a.yaml": textOf("spring-forward.yaml"),
    "lib/offences.yaml": "x-offences: [theft]",
    "lib/request-forms.yaml": "# none yet",
    "theft.md": "# The report",
  };
  const read = readFrom(memoryFiles(files), "a.yaml");
  expect(read.warnings).toEqual([]);
  const scenario = "scenario" in read ? read.scenario : null;
  expect(scenario?.states.map(({ id, played_by }) => [id, played_by])).toEqual([
    ["XA", "human"],
    ["XB", "machine"],
    ["XC", "machine"],
  ]);
  // 03:30 in Paris, after the clock change, is four hours after the start.
  const ping = scenario?.injects.find(({ id }) => id === "night-ping");
  expect(ping?.trigger).toMatchObject({ at: (scenario?.clock.start ?? 0) + 4 * 3_600_000 });
  expect(scenario?.injects[0]?.body?.["en"]).toMatch(/^Wallet drained.*\n\n# The report$/s);
  expect(scenario?.expectations.map(({ kind }) => kind)).toEqual(["judged", "judged"]);
});

test("the simulation of the format's description loads, and its convention enters into force", () => {
  const read = readFrom(memoryFiles({ "a.yaml": textOf("one-year.yaml") }), "a.yaml");
  expect(read.warnings).toEqual([]);
  const bound = "scenario" in read ? read.scenario.instruments[0]?.bound_from : {};
  expect(bound).toEqual({
    XA: Date.UTC(2026, 11, 29),
    XB: Date.UTC(2026, 11, 29),
    XD: Date.UTC(2026, 11, 29),
    XE: Date.UTC(2027, 2, 3),
  });
});

test("the tutorial's scenario loads without a warning", () => {
  const path = new URL("../../../../scenarios/first-night.yaml", import.meta.url).pathname;
  const read = readScenario(path);
  expect(read).toMatchObject({ scenario: { id: "first-night" }, warnings: [] });
});

test("mistakes of form and of sense are reported together, in the order of the file", () => {
  const text = sound
    .replace("title:", "titel: x\ntitle:")
    .replace("order_lasts: P90D", "order_lasts: P120D")
    .replace("roster: city", "roster: town")
    .replace("outage, state: XB }", "outage, state: XB, adds: PT1H }");
  expect(problemsOf({ "a.yaml": text }).map((line) => line.split(" ").slice(0, 2))).toEqual([
    ["a.yaml:4:1", "unknown"],
    ["a.yaml:10:67", "states.XA.roster"],
    ["a.yaml:21:44", "laws.default.order_lasts"],
    ["a.yaml:39:56", "faults[0].adds"],
  ]);
});

test("a problem in an included file is reported there", () => {
  const files = {
    "a.yaml": sound.replace("seed: 1", "seed: 1\ninclude: [lib/rosters.yaml]"),
    "lib/rosters.yaml": `rosters:\n  spare:\n    shifts:\n      - { id: a, from: "9:00", to: "17:00" }\n`,
  };
  expect(problemsOf(files)).toEqual([
    'lib/rosters.yaml:4:24 rosters.spare.shifts[0].from is the text "9:00"; wanted a time of day in quotes, such as "22:00"',
  ]);
});

test("sections of included files are merged, and a name defined twice is a problem", () => {
  const part =
    "profiles:\n  default: { ack: PT1H }\nnetworks: { newer: [XB, XC] }\nfaults:\n  - { at: T+09:00, kind: outage, state: XC }\n";
  const files = {
    "a.yaml": sound.replace("seed: 1", "seed: 1\ninclude: [part.yaml]"),
    "part.yaml": part,
  };
  expect(problemsOf(files)).toEqual([
    'a.yaml:14:3 profiles.default "default" is defined in another file too',
  ]);
  const merged = readFrom(
    memoryFiles({ ...files, "part.yaml": part.replace("default:", "x-off:") }),
    "a.yaml",
  );
  expect(merged).toMatchObject({
    scenario: {
      networks: { older: ["XA", "XB"], newer: ["XB", "XC"] },
      faults: [{ states: ["XC"] }, { states: ["XB"] }],
    },
  });
});

test("core keys do not belong in an included file", () => {
  const files = {
    "a.yaml": sound.replace("seed: 1", "seed: 1\ninclude: [b.yaml]"),
    "b.yaml": "seed: 5\n",
  };
  expect(problemsOf(files)).toEqual([
    "b.yaml:1:1 seed belongs to the scenario itself, not to a file it includes",
  ]);
});

test("the content hash covers every file read and changes with any of them", () => {
  mkdirSync(join(folder, "lib"));
  const path = join(folder, "a.yaml");
  writeFileSync(path, sound.replace("seed: 1", "seed: 1\ninclude: [lib/b.yaml]"));
  writeFileSync(join(folder, "lib/b.yaml"), "x-note: 1\n");
  const first = readScenario(path);
  writeFileSync(join(folder, "lib/b.yaml"), "x-note: 2\n");
  const second = readScenario(path);
  const filesOf = (read: typeof first) =>
    "files" in read ? read.files.map((file) => file.path) : [];
  expect(filesOf(first)).toEqual(["a.yaml", "lib/b.yaml"]);
  expect("contentHash" in first && first.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect("contentHash" in second && second.contentHash).not.toBe(
    "contentHash" in first && first.contentHash,
  );
});

test("a link that leads out of the folder is not followed", () => {
  const inner = join(folder, "inner");
  mkdirSync(inner);
  writeFileSync(join(folder, "secret.yaml"), "x-secret: 1\n");
  symlinkSync(join(folder, "secret.yaml"), join(inner, "link.yaml"));
  writeFileSync(join(inner, "a.yaml"), sound.replace("seed: 1", "seed: 1\ninclude: [link.yaml]"));
  const read = readScenario(join(inner, "a.yaml"));
  expect("problems" in read && read.problems.map(({ message }) => message)).toEqual([
    "cannot read link.yaml: the file is a link that leads out of the scenario's folder",
  ]);
});

test("no text whatever makes the reader throw", () => {
  const lines = sound.split("\n");
  const cut = fc.record({ from: fc.nat(lines.length), length: fc.nat(3), junk: fc.string() });
  fc.assert(
    fc.property(cut, ({ from, length, junk }) => {
      const text = lines.toSpliced(from, length, junk).join("\n");
      const read = readFrom(memoryFiles({ "a.yaml": text }), "a.yaml");
      expect("scenario" in read || read.problems.length > 0).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("NO is Norway's code and no boolean", () => {
  const text = sound
    .replace("seed: 1", "seed: 1\nreal_states: true")
    .replace(
      "  XB: { zone: America/Chicago, region: south }",
      "  XB: { zone: America/Chicago, region: south }\n  NO: { zone: Europe/Oslo }",
    );
  const read = readFrom(memoryFiles({ "a.yaml": text }), "a.yaml");
  const norway =
    "scenario" in read ? read.scenario.states.find(({ id }) => id === "NO") : undefined;
  expect(norway).toMatchObject({ name: "Norway", languages: ["nb", "no", "nn"] });
});

test("lists inside one another by the thousand are refused", () => {
  const text = `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const read = readFrom(memoryFiles({ "a.yaml": text }), "a.yaml");
  expect("problems" in read && read.problems.map(({ message }) => message)).toEqual([
    "lists and maps lie too deep inside one another to be read",
  ]);
});

test("a wall time that occurs twice needs to be told which, and then is", () => {
  const autumn = sound.replace("2027-03-27T18:00:00Z", "2027-10-30T18:00:00Z");
  const at = (fold: string): string =>
    autumn.replace("at: T+01:00", `at: { local: "2027-10-31T02:30", in: XA${fold} }`);
  expect(problemsOf({ "a.yaml": at("") })).toEqual([
    "a.yaml:40:29 injects[0].at.local 2027-10-31T02:30 occurs twice in Europe/Paris: clocks go back; add fold: earlier or fold: later (2027-10-31T00:30Z or 2027-10-31T01:30Z)",
  ]);
  const read = readFrom(memoryFiles({ "a.yaml": at(", fold: later") }), "a.yaml");
  const [first] = "scenario" in read ? read.scenario.injects : [];
  expect(first?.trigger).toMatchObject({ at: Date.UTC(2027, 9, 31, 1, 30) });
});

test("needs are read from a CSV file in order of time, and a wrong row is named", () => {
  const traced = sound.replace("{ poisson: { per_day: 4 } }", "{ trace: { file: needs.csv } }");
  const csv = (row: string): string =>
    `at,from,provider,form,urgency,expires_at\nT+05:00,XA,mail,,urgent,\n${row}\n`;
  const read = readFrom(
    memoryFiles({ "a.yaml": traced, "needs.csv": csv("2027-03-27T19:00:00Z,,,ping,,T+1d00:00") }),
    "a.yaml",
  );
  const start = Date.UTC(2027, 2, 27, 18);
  const hour = 3_600_000;
  expect("scenario" in read && read.scenario.workload[0]?.arrivals).toEqual({
    kind: "list",
    needs: [
      {
        at: start + hour,
        from: null,
        provider: null,
        form: "ping",
        urgency: null,
        expires_at: start + 24 * hour,
      },
      {
        at: start + 5 * hour,
        from: "XA",
        provider: "mail",
        form: null,
        urgency: "urgent",
        expires_at: null,
      },
    ],
  });
  expect(problemsOf({ "a.yaml": traced, "needs.csv": csv("T+9d00:00,XD,,,,") })).toEqual([
    "a.yaml:33:32 workload[0].arrivals.trace.file needs.csv, row 2: T+9d00:00 lies outside the run",
    'a.yaml:33:32 workload[0].arrivals.trace.file unknown State "XD"; there are XA, XB, XC',
  ]);
});

test("values of a distribution come from a column of a CSV file", () => {
  const text = sound.replace(
    "ack: PT10M",
    "ack: { empirical: { file: times.csv, column: seconds } }",
  );
  const read = readFrom(
    memoryFiles({ "a.yaml": text, "times.csv": "seconds,who\n90,a\n30,b\n" }),
    "a.yaml",
  );
  const service = "scenario" in read ? read.scenario.profiles["default"]?.service : undefined;
  expect(service?.acknowledge).toEqual({ kind: "empirical", values: [30_000, 90_000] });
});

test("a counted State and one of the same name are told apart", () => {
  const text = sound.replace(
    "  XB: { zone",
    "  XF-02: { zone: UTC }\n  XF: { zone: UTC, count: 3 }\n  XB: { zone",
  );
  expect(problemsOf({ "a.yaml": text })).toEqual([
    "a.yaml:11:3 states.XF the State XF-02 exists twice",
  ]);
});

test("every scenario shown on the reference page loads", () => {
  const page = readFileSync(
    new URL("../../../../docs/scenario-format.md", import.meta.url),
    "utf8",
  );
  const shown = [...page.matchAll(/```yaml\n(format: .*?)```/gs)].map(([, text = ""]) => text);
  expect(shown.length).toBeGreaterThan(0);
  for (const text of shown) expect(problemsOf({ "a.yaml": text })).toEqual([]);
});

test("another seed changes what the reader draws, and no more than that", () => {
  const text = sound.replace(
    "  XB: { zone",
    "  XE: { zone: UTC, effects: { speed: { uniform: { min: 1, max: 2 } } } }\n  XB: { zone",
  );
  const under = (seed?: number) => {
    const read = readFrom(
      memoryFiles({ "a.yaml": text }),
      "a.yaml",
      "",
      seed === undefined ? {} : { seed },
    );
    if (!("scenario" in read)) throw new Error(read.problems.map(formatProblem).join("\n"));
    return read.scenario;
  };
  const own = under();
  const other = under(own.seed + 1);
  const speed = ({ states }: typeof own) => states.find(({ id }) => id === "XE")?.effects.speed;
  expect(under(own.seed)).toEqual(own);
  expect(other.seed).toBe(own.seed + 1);
  expect(speed(other)).not.toBe(speed(own));
  expect(other.states.map(({ desk }) => desk)).toEqual(own.states.map(({ desk }) => desk));
});
