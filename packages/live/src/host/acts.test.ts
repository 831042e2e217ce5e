import { MINUTE } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { PersonsWork } from "@contactpoint/world";
import { expect, onTestFinished, test } from "vitest";
import { LiveBench } from "../testing/live-run.ts";
import { readShipped } from "../testing/read-shipped.ts";
import type { ActStamp, HostClock, LiveNetwork } from "./index.ts";

/** What each task is brought to by a person of the test. */
const FINDINGS: Readonly<Record<string, string>> = {
  prepare: "prepared",
  supplement: "supplemented",
  choose: "proceed",
  acknowledge: "acknowledged",
  check: "complete",
  review: "accepted",
  order: "ordered",
  extend: "granted",
  "follow-up": "ask",
  renew: "renewed",
};

/** A clock that is looked at, and then goes on by ten minutes. */
class SteppingClock implements HostClock {
  readonly rate = 1;
  #now: number;
  constructor({ clock }: ResolvedScenario) {
    this.#now = clock.start;
  }
  now(): number {
    return (this.#now += 10 * MINUTE);
  }
  until(): number {
    return 0;
  }
}

interface Done extends ActStamp {
  readonly task: string;
  readonly kind: string;
}

/** Plays XB's officers, who answer whatever they are asked, and notes where each act stood. */
function played(bench: LiveBench, done: Done[], until?: (lines: readonly string[]) => boolean) {
  let network: LiveNetwork | undefined;
  const finish = ({ task, kind }: Pick<Done, "task" | "kind">): void => {
    network?.host.world.people?.finish(task, { result: FINDINGS[kind] ?? "" });
  };
  const recalled = done.map((one) => ({ ...one, carryOut: () => finish(one) }));
  const known = new Set(done.map(({ task }) => task));
  return bench.run({
    order: "exact",
    clock: new SteppingClock(bench.scenario),
    recalled,
    people: {
      plays: (state) => state === "XB",
      asked: ({ id, kind }: PersonsWork) => {
        if (known.has(id)) return;
        network?.host.act((stamp) => {
          done.push({ ...stamp, task: id, kind });
          finish({ task: id, kind });
        });
      },
      gone: () => undefined,
    },
    onRecord: (_: JournalRecord, running) => (network = running),
    ...(until === undefined ? {} : { until }),
  });
}

function bench(): LiveBench {
  const made = new LiveBench(readShipped("first-night"));
  onTestFinished(() => made[Symbol.dispose]());
  return made;
}

test("People's acts come when all that was due has happened, and can be carried out again", async () => {
  const done: Done[] = [];
  const journal = await played(bench(), done);
  expect(done.length).toBeGreaterThan(20);
  const finished = journal.filter((line) => line.includes('"phase":"finished"'));
  expect(finished.filter((line) => line.includes('"node":"XB"')).length).toBeGreaterThan(20);
  // Everything again from the acts alone, without anybody who acts.
  const again: Done[] = [...done];
  expect(await played(bench(), again)).toEqual(journal);
  expect(again).toEqual(done);
});

test("A network of people that is stopped goes on where it stood: nothing lost, nothing twice", async () => {
  const stopped = bench();
  const done: Done[] = [];
  const parts: string[][] = [];
  for (const length of [150, 400, 700])
    parts.push(await played(stopped, done, (lines) => lines.length >= length));
  const whole = await played(stopped, done);
  for (const part of parts) {
    const common = part.length - 1;
    expect(whole.slice(0, common)).toEqual(part.slice(0, common));
  }
  expect(new Set(done.map(({ task }) => task)).size).toBe(done.length);
  expect(done.map(({ position }) => position)).toEqual(
    done.map(({ position }) => position).toSorted((a, b) => a - b),
  );
});
