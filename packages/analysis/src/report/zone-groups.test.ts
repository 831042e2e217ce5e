import { expect, test } from "vitest";
import { requestTable } from "../fold/request-fold.ts";
import { sampleRun } from "../testing/sample-run.ts";
import { zoneGroups } from "./zone-groups.ts";
import { MOST_ZONES } from "./zone-names.ts";

test("few zones stand by name from west to east, and every need is in one pair", () => {
  const groups = zoneGroups(requestTable(sampleRun({ states: 10, needs: 60 })));
  expect(groups.by).toBe("zone");
  expect(groups.names).toHaveLength(10);
  expect(groups.names[0]).toBe("Pacific/Honolulu");
  expect(total(groups)).toBe(60);
});

test("many zones are grouped by whole hours, half an hour with the hour below", () => {
  const groups = zoneGroups(requestTable(sampleRun({ states: 120, needs: 200 })));
  expect(groups.by).toBe("offset");
  expect(groups.names).toContain("UTC+05:00");
  expect(groups.names).not.toContain("UTC+05:30");
  expect(groups.names.length).toBeLessThanOrEqual(MOST_ZONES);
  expect(total(groups)).toBe(200);
});

test("with real States no zone is named, however few there are", () => {
  const run = sampleRun({ states: 3, needs: 20, more: { real_states: true } });
  const groups = zoneGroups(requestTable(run));
  expect(groups.names).toEqual(["UTC−10:00", "UTC−08:00", "UTC−05:00"]);
});

function total(groups: ReturnType<typeof zoneGroups>): number {
  return groups.names
    .flatMap((from) => groups.names.map((to) => groups.pair(from, to)?.n ?? 0))
    .reduce((sum, n) => sum + n, 0);
}
