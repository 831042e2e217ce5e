import { expect, onTestFinished, test } from "vitest";
import type { Order } from "../log/index.ts";
import { nightScenario } from "../testing/night-scenario.ts";
import { type OpenExercise, PlayedExercise } from "../testing/played-exercise.ts";

const XA = "XA/duty-officer";
const XB = "XB/duty-officer";
const START: Order = { order: "clock", do: { act: "start" } };
const PING = { act: "request", to: "XB", form: "ping", urgency: "urgent", stated: {} } as const;
const PEOPLE = Array.from({ length: 20 }, (_, index) => `P${index + 1}`);

function exercise(): PlayedExercise {
  const made = new PlayedExercise(nightScenario());
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

async function started(made = exercise()): Promise<OpenExercise> {
  const open = await made.open();
  await open.order("facilitator", START);
  return open;
}

function ends({ journal }: OpenExercise) {
  return journal.flatMap((record) =>
    record.kind === "task" && record.phase !== "asked" && record.phase !== "started"
      ? [`${record.node}/${record.request}/${record.number} ${record.phase}`]
      : [],
  );
}

test("Twenty people of one seat who end a task at once bring it to one end", async () => {
  const open = await started();
  await open.act(XA, PING);
  const task = await open.task(XB, "acknowledge");
  const finish = { act: "finish", task, finding: { result: "acknowledged" } } as const;
  const outcomes = await Promise.all(
    PEOPLE.map((person) => open.order(XB, { order: "act", act: finish }, person)),
  );
  expect(outcomes.filter(({ done }) => done)).toHaveLength(1);
  for (const outcome of outcomes) if (!outcome.done) expect(outcome.error).toBe("unknown");
  await open.kill();
  expect(ends(open)).toEqual([`${task} finished`]);
});

test("A seat that machines take and give back, while twenty people act in it, does each task once", async () => {
  const open = await started();
  const give = (act: "give-to-machine" | "give-back") =>
    open.order("facilitator", { order: "seat", seat: XB, act });
  for (const turn of ["give-to-machine", "give-back"] as const) {
    await Promise.all([...PEOPLE.map(() => open.act(XA, PING)), give(turn)]);
    const tasks = [...open.seen(XB)].flatMap(([key, document]) =>
      document.kind === "task" && document.phase === "asked" ? [key.slice("task/".length)] : [],
    );
    await Promise.all(tasks.map((task) => open.finish(XB, task, { result: "acknowledged" })));
  }
  await open.task(XB, "acknowledge");
  await open.kill();
  const ended = ends(open);
  expect(ended.filter((one, index) => ended.indexOf(one) !== index)).toEqual([]);
  expect(open.journal.filter(({ kind }) => kind === "need")).toHaveLength(2 * PEOPLE.length);
});

test("What twenty people do at once is done again in the same order after a kill", async () => {
  const made = exercise();
  const first = await started(made);
  await Promise.all(
    PEOPLE.map((person, index) => {
      const order: Order =
        index % 2 === 0 ? { order: "act", act: PING } : { order: "note", text: person };
      return first.order(XA, order, person);
    }),
  );
  await first.task(XB, "acknowledge");
  await first.kill();
  const second = await made.open();
  await second.until("facilitator", (seen) => {
    const clock = seen.get("clock");
    return clock?.kind === "clock" && clock.phase === "paused" ? clock : undefined;
  });
  await second.kill();
  const needs = ({ journal }: OpenExercise) =>
    journal.flatMap((record) => (record.kind === "need" ? [[record.request, record.at]] : []));
  expect(needs(second)).toEqual(needs(first));
  for (const [key, document] of first.seen(XA))
    if (document.kind === "note") expect(second.seen(XA).get(key)).toEqual(document);
});
