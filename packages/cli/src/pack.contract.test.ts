import { existsSync, readFileSync } from "node:fs";

import { PACK_LANGUAGES, packPages, type PackPage, packWords } from "@contactpoint/exercise";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { afterAll, expect, test } from "vitest";

import { CORPUS, exerciseNames } from "./testing/played-scenario.ts";
import { Bench } from "./testing/program.ts";
import { readSource } from "./work/read-source.ts";

const bench = new Bench();
afterAll(() => bench[Symbol.dispose]());

const STAFF = { evaluators: 2, observers: 1 };

/** A page as its reader sees it. */
const textOf = ({ html }: PackPage): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>/g, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** What the script says, and what only the staff or another State may know. */
function secretsOf({ injects, exercise, expectations, faults }: ResolvedScenario): string[] {
  return [
    ...injects.flatMap(({ body }) => Object.values(body ?? {})),
    ...Object.values(exercise?.expected ?? {}).flatMap((text) => Object.values(text)),
    ...expectations.map(({ id }) => id).filter((id) => id.includes("-")),
    ...faults.map(({ id }) => id),
  ];
}

for (const name of exerciseNames()) {
  const { scenario } = readSource(`${CORPUS}${name}.yaml`);
  const people = scenario.exercise?.seats.filter(({ played_by }) => played_by === "human") ?? [];
  const played = new Set(people.map(({ state }) => state));
  const packs = PACK_LANGUAGES.map((language) => packPages(scenario, language, STAFF));

  test(`${name}: no participant's page holds anything of the script`, () => {
    const secrets = secretsOf(scenario);
    expect(secrets.length).toBeGreaterThan(8);
    for (const pages of packs) {
      const handbooks = pages.filter((page) => page.name.startsWith("participant-"));
      expect(handbooks.map((page) => page.name)).toEqual(
        scenario.states.filter(({ id }) => played.has(id)).map(({ id }) => `participant-${id}`),
      );
      for (const page of [...handbooks, ...pages.filter((one) => one.name === "seats")]) {
        const text = textOf(page);
        expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      }
    }
  });

  test(`${name}: a handbook shows the roster of its own State alone, and every number of the others`, () => {
    for (const page of packs.flat().filter((one) => one.name.startsWith("participant-"))) {
      const text = textOf(page);
      expect(text.match(/\+44 20 7946 0\d{3}/g)).toHaveLength(
        scenario.states.filter(({ relays_only }) => relays_only !== true).length - 1,
      );
      const rosters = scenario.states.filter(
        ({ name: state, zone }) =>
          text.includes(`${state} (${zone})`) || text.includes(`${state}（${zone}）`),
      );
      expect(rosters.map(({ id }) => `participant-${id}`)).toEqual([page.name]);
    }
  });

  test(`${name}: the guide tells every inject with its action, and the sheets every objective`, () => {
    for (const [index, language] of PACK_LANGUAGES.entries()) {
      const [guide, sheets, cards] = packs[index] ?? [];
      const told = textOf(guide as PackPage);
      for (const { id, body } of scenario.injects) {
        expect(told).toContain(id);
        const expected = scenario.exercise?.expected[id];
        for (const text of [body, expected])
          expect(told).toContain(text?.[language] ?? text?.["en"] ?? "");
      }
      for (const objective of Object.keys(scenario.objectives))
        expect(sheets?.html).toContain(`id="objective-${objective}"`);
      expect(cards?.html.match(/class="card"/g)).toHaveLength(people.length + 5);
      for (const page of packs[index] ?? []) {
        const { name, html } = page;
        const direction = language === "ar" ? "rtl" : "ltr";
        expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
        expect(html).toContain(scenario.marking);
        const [, footer = ""] = html.split("<footer>");
        const isMarked = textOf({ name, html: footer }).includes(packWords(language).unreviewed);
        expect(isMarked).toBe(language !== "en");
        expect(textOf(page)).not.toMatch(/\{\w+\}/u);
      }
    }
  });
}

test("pack writes a folder once, in the languages of the title or in one", async () => {
  const file = `${CORPUS}exercises/l1-ping.yaml`;
  const both = await bench.run(["pack", file, "--out", "handouts"]);
  expect(both).toMatchObject({ code: 0, stderr: "" });
  const names = both.stdout.trimEnd().split("\n");
  expect(names).toContain("handouts/participant-XB.fr.html");
  expect(names).toHaveLength(10);
  for (const name of names) expect(existsSync(bench.path(name)), name).toBe(true);
  bench.scenario("unplayed.yaml");
  const [again, one, none, unknown] = await Promise.all([
    bench.run(["pack", file, "--out", "handouts"]),
    bench.run(["pack", file, "--language", "fr", "--out", "one"]),
    bench.run(["pack", "unplayed.yaml"]),
    bench.run(["pack", file, "--language", "de"]),
  ]);
  expect([again, one, none, unknown].map(({ code }) => code)).toEqual([73, 0, 65, 64]);
  expect(one.stdout.match(/\n/g)).toHaveLength(5);
  expect(readFileSync(bench.path("one/seats.fr.html"), "utf8")).toBe(
    readFileSync(bench.path("handouts/seats.fr.html"), "utf8"),
  );
});
