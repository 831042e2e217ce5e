import { samplePoints, sampleResults, sampleStudy } from "@contactpoint/study/testing";
import { expect, test, vi } from "vitest";

import { studyProgressOn } from "./study-progress.ts";

test("the bar says each thing once, and the difference as soon as there is one", async () => {
  const written: string[] = [];
  const stream = {
    isTTY: true,
    columns: 200,
    write: (text: string) => written.push(text),
    on: () => stream,
    removeListener: () => stream,
  };
  const study = sampleStudy();
  const points = samplePoints(study);
  const display = studyProgressOn(stream as unknown as NodeJS.WriteStream, { study, points });
  const results = sampleResults({
    study,
    points,
    replications: 40,
    truth: ({ id }) => ({ mean: { "in-time": id.startsWith("hub") ? 0.6 : 0.5 }, slope: {} }),
  });
  const wanted = results.length;
  const show = (finished: number): void => {
    const latest = results[finished - 1];
    if (latest !== undefined) display.show({ finished, wanted, run: finished, latest });
  };
  const shown = (part: string): string => written.findLast((text) => text.includes(part)) ?? "";
  show(1);
  await vi.waitUntil(() => shown(`1 of ${wanted}`) !== "");
  expect(shown(`1 of ${wanted}`).match(/replications/g)).toHaveLength(1);
  for (let finished = 2; finished <= wanted; finished += 1) show(finished);
  await vi.waitUntil(() => shown("±") !== "");
  display.end();
  expect(shown("±")).toMatch(/replications.* in-time: /);
});
