import { expect, test } from "vitest";
import { toldNight } from "../testing/told-night.ts";
import { RecordedPlay } from "./recorded-play.ts";
import { RecordedRun } from "./recorded-run.ts";
import { RunHistory } from "./run-history.ts";
import type { Standing, Story } from "./standing.ts";
import { VIEWER } from "./viewer.ts";

const { journal, log, scenario } = toldNight();
const { start } = scenario.clock;

function play(): RecordedPlay {
  const history = new RunHistory(scenario, false);
  for (const record of journal) history.note(record);
  const run = new RecordedRun(history, log, (lines) =>
    lines.flatMap((line) => journal[line - 1] ?? []),
  );
  return new RecordedPlay(run, { opens: start, notices: [], life: "life" });
}

const look = (path: string, asked: Readonly<Record<string, string>> = {}): unknown =>
  play().lookUp(VIEWER, path, new URLSearchParams(asked));

test("A recorded run shows what it is, and takes no orders", async () => {
  const recorded = play();
  const { documents } = recorded.board.since(VIEWER, 0);
  expect(documents.map(({ document }) => document)).toMatchObject([
    { kind: "exercise", marking: scenario.marking },
    { kind: "run", starts: start, ends: start + 120 * 60_000, opens: start, lines: journal.length },
  ]);
  expect(await recorded.perform()).toMatchObject({ done: false, error: "conflict" });
});

test("It answers for an instant and for a request, and for nothing else", () => {
  const standing = look("/api/at", { t: String(start + 60 * 60_000), which: "open" }) as Standing;
  expect(standing.requests).toMatchObject({ open: 1, closed: 0, total: 1 });
  const story = look("/api/story", { request: "seat/XA/1" }) as Story;
  expect(story.facts.length).toBeGreaterThan(5);
  for (const [path, asked] of [
    ["/api/at", {}],
    ["/api/at", { t: "now" }],
    ["/api/at", { t: "1", which: "some" }],
    ["/api/at", { t: "1", skip: "-1" }],
    ["/api/story", { request: "no such" }],
    ["/api/story", {}],
    ["/api/journal", {}],
  ] as const)
    expect(look(path, asked), `${path} ${JSON.stringify(asked)}`).toBeUndefined();
});
