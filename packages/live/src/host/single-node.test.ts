import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { AttackField } from "../testing/attack-field.ts";
import { AttackFrames } from "../testing/attack-frames.ts";
import { fieldScenario } from "../testing/field-scenario.ts";
import { label } from "../testing/hostile-peer.ts";

test("A node that fails in the midst of a turn stores nothing of it, and gives no receipt", async () => {
  let isFaulty = true;
  await using field = await AttackField.open(fieldScenario(), {
    victim: "XB",
    onRecord: ({ kind }) => {
      if (isFaulty && kind === "delivered") throw new Error("the disk of the journal is full");
    },
  });
  const ping = new AttackFrames(field).ping("XD", "calm/XD/1");
  const frame = new AttackFrames(field).direct(ping);
  const before = await field.picture();
  const peer = await field.member("XD");
  peer.say(frame);
  while (field.failure === undefined) await turn();
  await field.stop();
  expect(label(await peer.next())).toBe("internal-fault");
  expect(field.failure).toMatchObject({ message: "the disk of the journal is full" });
  [isFaulty, field.failure] = [false, undefined];
  await field.start();
  expect(await field.picture()).toEqual(before);
  // Its sender kept it, and says it again.
  const again = await field.member("XD");
  expect(label(await again.ask(frame))).toBe("receipt");
  const isDelivered = (): boolean => field.journal.some(({ kind }) => kind === "delivered");
  while (!isDelivered() && field.failure === undefined) await turn();
  expect(field.failure).toBeUndefined();
});
