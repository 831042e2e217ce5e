import { expect, onTestFinished, test } from "vitest";
import { LONGEST_TEXT, playerAct } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { PlayedExercise } from "../testing/played-exercise.ts";

const XA = "XA/duty-officer";
const XB = "XB/duty-officer";

test("The longest request that a person may enter reaches the other side, in the clear and sealed", async () => {
  const night = nightScenario({});
  const hub = { kind: "hub", hub: "XC", relay: "forward" } as const;
  for (const shape of [night.topology.shape, hub]) {
    const made = new PlayedExercise({ ...night, topology: { ...night.topology, shape } });
    onTestFinished(() => made[Symbol.dispose]());
    const open = await made.open();
    await open.order("facilitator", { order: "clock", do: { act: "start" } });
    const task = async (provisions: readonly string[]): Promise<string> => {
      const offence = { offence: "Theft", provisions, facts: "EXERCISE: a wallet was drained." };
      const asked = { act: "request", to: "XB", form: "preservation", urgency: "urgent" };
      const act = playerAct.parse({ ...asked, stated: { offence } });
      expect(await open.act(XA, act)).toEqual({ done: true });
      return open.task(XB, "acknowledge");
    };
    const first = await task(Array<string>(8).fill("é".repeat(LONGEST_TEXT / 2)));
    await open.finish(XB, first, { result: "acknowledged" });
    expect(await task(Array<string>(3_400).fill("§"))).not.toBe(first);
    await open.kill();
  }
});
