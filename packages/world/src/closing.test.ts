import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { DAY } from "@contactpoint/engine";
import { expect, test } from "vitest";
import {
  caseFacts,
  PLAIN_PROFILE,
  plainProvider,
  worldBench,
  worldScenario,
} from "./testing/index.ts";

/** XA needs thirty days to choose whether to go on although the provider tells its users. */
function slowToChoose() {
  const service = {
    ...PLAIN_PROFILE.service,
    choose: { kind: "deterministic" as const, value: 30 * DAY },
  };
  const after = { emergency: 2 * DAY, urgent: 2 * DAY, routine: 2 * DAY };
  const plain = worldScenario();
  const bench = worldBench(
    worldScenario({
      practice: { ...plain.practice, status_query: { after, most: 2 } },
      profiles: { plain: { ...PLAIN_PROFILE, service }, hub: PLAIN_PROFILE },
      providers: [plainProvider("XA"), plainProvider("XB", { tells_user_share: 1 })],
    }),
  );
  bench.world.need(caseFacts(bench.world));
  bench.agenda.runUntil(SAMPLE_START + 80 * DAY);
  const dayOf = (at: number): number => Math.floor((at - SAMPLE_START) / DAY);
  return {
    said: bench.of("sent").map(({ at, from, type, body }) => {
      const closed = body?.closed === true ? " closed" : "";
      return `${dayOf(at)} ${from} ${type}${closed}`;
    }),
    ends: bench
      .of("state")
      .filter(({ to }) => to === "closed" || to === "gave-up")
      .map(({ at, node, to }) => `${dayOf(at)} ${node} ${to}`),
  };
}

test("A request that nobody answers is closed, the requester told, and nothing asked any more", () => {
  const { said, ends } = slowToChoose();
  const again = [3, 6, 9, 12, 15].flatMap((day) => [
    `${day} XB acknowledgement`,
    `${day} XB prejudice-notice`,
  ]);
  expect(said).toEqual([
    "0 XA request",
    "0 XB acknowledgement",
    "0 XB prejudice-notice",
    ...again,
    "18 XB status-report closed",
    "30 XA choice",
    ...[32, 34].flatMap((day) => [
      `${day} XA status-query`,
      `${day} XB status-report closed`,
      `${day} XB acknowledgement`,
    ]),
  ]);
  expect(ends).toEqual(["18 XB closed", "36 XA gave-up"]);
});
