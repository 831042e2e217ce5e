import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { readStudy } from "@contactpoint/scenario";
import { studyPoints } from "@contactpoint/study";
import { afterAll, beforeAll, expect, test } from "vitest";

import { withGeneratedBlocks } from "./documents/generated-blocks.ts";
import { Bench } from "./testing/program.ts";
import type { Ended } from "./testing/program.ts";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = join(ROOT, "docs/compare.md");
const README = join(ROOT, "README.md");
const STUDIES = "scenarios/studies";

const read = (path: string): string => readFileSync(path, "utf8");
const page = read(PAGE);
const first = read(join(ROOT, STUDIES, "first-comparison.yaml"));

const bench = new Bench();
let compared: Ended;
let own: Ended;

beforeAll(async () => {
  cpSync(join(ROOT, STUDIES), bench.path(STUDIES), { recursive: true });
  const [variant] = followed();
  writeFileSync(bench.path(STUDIES, "my-study.yaml"), variant?.study ?? "");
  compared = await bench.run(["compare", `${STUDIES}/first-comparison.yaml`]);
  own = await bench.run(["compare", `${STUDIES}/my-study.yaml`]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

interface Step {
  /** The study as a reader has it who followed the page up to here. */
  readonly study: string;
  /** What the page says of it, up to the next part or heading. */
  readonly said: string;
}

/** The page followed: what it shows takes the place of what the study had, and what it tells to take out is out. */
function followed(): Step[] {
  const [, ...parts] = page.split("```yaml\n");
  let study = first.replace("id: first-comparison", "id: my-study");
  let told = "";
  return parts.flatMap((part) => {
    const [snippet = "", after = ""] = part.split(/```\n([^]*)/);
    const isWhole = snippet.includes("\nformat:");
    if (!isWhole) study = withSections(withoutSections(study, takenOut(told)), snippet);
    told = after;
    return isWhole ? [] : [{ study, said: after.split("\n## ")[0] ?? "" }];
  });
}

function takenOut(told: string): string[] {
  return [...told.matchAll(/Take the parts? on ([^.:]+?)\s+out\b/g)].flatMap(([, names = ""]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
  );
}

function withoutSections(study: string, names: readonly string[]): string {
  return sectionsOf(study)
    .filter((text) => !names.includes(text.split(":")[0] ?? ""))
    .join("");
}

const sectionsOf = (text: string): string[] => text.split(/^(?=[a-z_]+:)/m);

/** The study with these sections in place of its own; variants are added to those it has. */
function withSections(study: string, snippet: string): string {
  const sections = new Map(sectionsOf(study).map((text) => [text.split(":")[0], text]));
  for (const text of sectionsOf(snippet)) {
    const [key] = text.split(":");
    const added = key === "variants" ? text.replace(/^.*\n/, "") : undefined;
    sections.set(
      key,
      added === undefined ? `${text}\n` : `${sections.get(key)?.trimEnd()}\n${added}\n`,
    );
  }
  return [...sections.values()].join("");
}

function commandsOf(text: string): string[] {
  return [...text.matchAll(/^pnpm contactpoint ([^#\n]+)/gm)].map(([, line = ""]) => line.trim());
}

function fenced(text: string, language = "text"): string {
  return `\`\`\`${language}\n${text.trim()}\n\`\`\``;
}

/** Paragraphs of the output, without the progress on stderr. */
const paragraphs = ({ stdout }: Ended): string[] => stdout.trimEnd().split("\n\n");

function onCallVerdict(): string {
  const found = paragraphs(own).find((paragraph) => paragraph.startsWith("Edonia is called out"));
  if (found === undefined) throw new Error("the variant of the page has no verdict");
  return found;
}

/** The page with its blocks written anew, on the disk as well if that is asked for. */
function written(path: string, blocks: Readonly<Record<string, string>>): string {
  const text = withGeneratedBlocks(read(path), blocks);
  if (process.env["UPDATE_DOCS"] === "1") writeFileSync(path, text);
  return text;
}

test("docs/compare.md shows the study and what is printed (UPDATE_DOCS=1 writes it again)", () => {
  expect([compared.code, own.code]).toEqual([0, 0]);
  const wanted = written(PAGE, {
    study: fenced(first, "yaml"),
    "first-output": fenced(compared.stdout),
    "variant-verdict": fenced(onCallVerdict()),
  });
  expect(read(PAGE)).toBe(wanted);
});

test("the README shows the head of the same output (UPDATE_DOCS=1 writes it again)", () => {
  const comparison = fenced(paragraphs(compared).slice(0, 4).join("\n\n"));
  const wanted = written(README, { comparison });
  expect(read(README)).toBe(wanted);
});

test("what docs/compare.md quotes of the output is in it", () => {
  const [, section = ""] = page.split("\n## 4. Read the verdict\n");
  const [reading = ""] = section.split("\n## ");
  const said = compared.stdout.replaceAll(/\s+/g, " ");
  const quoted = [...reading.matchAll(/"([^"]*\d[^"]*)"/g)].map(([, text = ""]) => text);
  expect(quoted.length).toBeGreaterThan(3);
  for (const text of quoted) expect(said).toContain(text.replaceAll(/\s+/g, " "));
});

test("the parts of the report that docs/compare.md explains are those of the report, in order", () => {
  const [, section = ""] = page.split("\n## 5. Read the report\n");
  const [table = ""] = section.split("\n## ");
  const named = [...table.matchAll(/^\| ([A-Z][^|]+?) +\|/gm)].map(([, name]) => name);
  const report = read(bench.path("runs/first-comparison/report.html"));
  const headings = [...report.matchAll(/<h2[^>]*>([^]*?)<\/h2>/g)].flatMap(
    ([, text = ""]) => /\d+\.\s+([A-Z].*\S)/.exec(text.replaceAll(/<[^>]+>/g, ""))?.[1] ?? [],
  );
  expect(headings.length).toBeGreaterThan(10);
  expect(named).toEqual(headings);
});

test("a study is sound at each step of docs/compare.md, and makes as many runs as it says", () => {
  const steps = followed();
  expect(steps.length).toBeGreaterThan(6);
  const counted: number[] = [];
  for (const { study, said } of steps) {
    const path = bench.path(STUDIES, "changed.yaml");
    writeFileSync(path, study);
    const found = readStudy(path);
    expect("problems" in found ? found.problems : found.warnings, study).toEqual([]);
    const [, runs] = /\b(\d+) runs\b(?! of each)/.exec(said) ?? [];
    if (runs === undefined || "problems" in found) continue;
    counted.push(studyPoints(found.study, found.base).length * found.study.replications.min);
    expect(counted.at(-1), said).toBe(Number(runs));
  }
  expect(counted).toEqual([480, 240, 600]);
});

test("the commands of docs/compare.md run, and those of the README are among them", async () => {
  const commands = commandsOf(page);
  const [, ours = ""] = read(README).split("\n## Compare networks\n");
  for (const command of commandsOf(ours.split("\n## ")[0] ?? ""))
    expect(commands).toContain(command);
  const local = commands.filter((line) => !line.includes("redis:") && !/compare \S+$/.test(line));
  const [lint = "", anew = "", resumed = "", ...replays] = local;
  expect([lint, anew, resumed].map((line) => line.split(" ")[0])).toEqual([
    "lint",
    "compare",
    "compare",
  ]);
  const run = (line: string): Promise<Ended> => bench.run(line.split(" "));
  expect(await run(lint)).toMatchObject({ code: 0 });
  expect(await run(anew)).toMatchObject({ code: 0, stdout: own.stdout });
  expect(await run(resumed)).toMatchObject({ code: 0, stdout: own.stdout });
  const [numbered, named] = [await run(replays[0] ?? ""), await run(replays[1] ?? "")];
  expect([numbered.code, replays.length]).toEqual([0, 2]);
  expect(named.stdout).toBe(numbered.stdout);
});
