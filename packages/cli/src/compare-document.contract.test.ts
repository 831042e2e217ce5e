import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { readStudy } from "@contactpoint/scenario";
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
  const [variant = ""] = snippets().filter((snippet) => snippet.startsWith("variants:"));
  const study = first.replace("id: first-comparison", "id: my-study");
  writeFileSync(bench.path(STUDIES, "my-study.yaml"), withSections(study, variant));
  compared = await bench.run(["compare", `${STUDIES}/first-comparison.yaml`]);
  own = await bench.run(["compare", `${STUDIES}/my-study.yaml`]);
}, 120_000);
afterAll(() => bench[Symbol.dispose]());

/** The parts of a study that the page shows; not the whole study, which is generated. */
function snippets(): string[] {
  const shown = [...page.matchAll(/```yaml\n([^`]*)```/g)].map(([, text = ""]) => text);
  return shown.filter((text) => !text.includes("\nformat:"));
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
  const [, verdicts = ""] = paragraphs(own);
  return verdicts.slice(verdicts.indexOf("Edonia is called out"));
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
  const comparison = fenced(paragraphs(compared).slice(0, 3).join("\n\n"));
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

test("each part of a study that docs/compare.md shows makes a sound study of the first one", () => {
  expect(snippets().length).toBeGreaterThan(6);
  for (const snippet of snippets()) {
    const path = bench.path(STUDIES, "changed.yaml");
    writeFileSync(path, withSections(first, snippet));
    const found = readStudy(path);
    expect("problems" in found ? found.problems : found.warnings, snippet).toEqual([]);
  }
});

test("the commands of docs/compare.md run, and those of the README are among them", async () => {
  const commands = commandsOf(page);
  const [, ours = ""] = read(README).split("\n## Compare networks\n");
  for (const command of commandsOf(ours.split("\n## ")[0] ?? ""))
    expect(commands).toContain(command);
  const local = commands.filter((line) => !line.includes("redis:") && !/compare \S+$/.test(line));
  expect(local.map((line) => line.split(" ")[0])).toEqual(["lint", "compare", "replay", "replay"]);
  const runs: Ended[] = [];
  for (const line of local) runs.push(await bench.run(line.split(" ")));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  expect(runs[1]?.stdout).toBe(own.stdout);
  expect(runs[3]?.stdout).toBe(runs[2]?.stdout);
});
