import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { HOUR, MINUTE } from "@contactpoint/engine";
import type { OrderRecord } from "@contactpoint/protocol";
import { expect, test } from "vitest";
import type { Agenda } from "./agenda.ts";
import { answerOf, type Portal } from "./portal.ts";
import { caseFacts, worldBench, type WorldBench, worldScenario } from "./testing/index.ts";

test("An answer that was on its way tells when the provider acted, if that can be", () => {
  const sent = answeredOrder(0).sentAt;
  expect(answeredOrder(30 * MINUTE).answered).toMatchObject({
    answer: "preserved",
    at: sent + HOUR,
    acted_at: sent + 30 * MINUTE,
  });
  expect(answeredOrder(0).answered?.acted_at).toBe(sent);
  for (const cannotBe of [-1, HOUR, HOUR + 1, undefined]) {
    expect(answeredOrder(cannotBe).answered).not.toHaveProperty("acted_at");
  }
});

/** The answer comes an hour after the order, and says to have acted so long after the order. */
function answeredOrder(actedAfter: number | undefined): {
  readonly sentAt: number;
  readonly answered: OrderRecord | undefined;
} {
  const bench: WorldBench = worldBench(worldScenario({}), true, {
    portal: {
      place: (_order, accepted) => later(bench.agenda, 0, () => accepted(bench.agenda.now)),
      collect: (order, answered) => {
        const asked = bench.agenda.now;
        const found = answerOf(bench.world.providerOf(order.provider), order);
        const told = actedAfter === undefined ? {} : { acted_at: asked + actedAfter };
        later(bench.agenda, HOUR, () => answered({ ...found, ...told }));
      },
    } satisfies Portal,
  });
  bench.world.need(caseFacts(bench.world));
  bench.agenda.runUntil(SAMPLE_START + 24 * HOUR);
  const [sent, answered] = bench.of("order");
  return { sentAt: sent?.at ?? Number.NaN, answered };
}

function later(agenda: Agenda, after: number, happen: () => void): void {
  agenda.at(agenda.now + after, { happen });
}
