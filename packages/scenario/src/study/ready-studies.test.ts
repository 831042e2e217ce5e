import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { formatProblem } from "../reader/problem.ts";
import { readStudy } from "./read-study.ts";

const folder = fileURLToPath(new URL("../../../../scenarios/studies/", import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

test.for(names)(
  "the ready study %s resolves with every variant, factor, draw and switch",
  (name) => {
    const read = readStudy(join(folder, name));
    expect("problems" in read ? read.problems.map(formatProblem) : []).toEqual([]);
  },
);

test("the study of topologies has both baselines without a network", () => {
  const read = readStudy(join(folder, "topologies.yaml"));
  if ("problems" in read) throw new Error("the study has problems");
  const kinds = read.study.variants.map(
    ({ changes }) => read.base.resolve(changes, read.study.seed).topology.shape.kind,
  );
  expect(kinds).toEqual(expect.arrayContaining(["direct-to-provider", "mutual-legal-assistance"]));
});
