import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { entityKey, HOUR } from "@contactpoint/engine";
import type { ResolvedScenario, ResolvedState, Urgency } from "@contactpoint/protocol";
import { Task } from "../task.ts";
import { withState, worldScenario } from "./world-scenario.ts";
import { type WorldBench, worldBench } from "./world-bench.ts";

/** The desk of XB, with work put on it by hand. */
export interface DeskBench extends WorldBench {
  /** Work of so many hours arrives at an hour of the run. */
  readonly task: (name: string, arrives: number, hours: number, more?: Given) => void;
  /** What was begun, as `<hour> <name>`. */
  readonly started: () => string[];
  readonly finished: () => string[];
  /** Calls, as `<hour> <phase>`. */
  readonly calls: () => string[];
  /** Duty of the desk, as `<hour> <duty> <present>+<on call>`. */
  readonly duty: () => string[];
  readonly runHours: (hours: number) => void;
}

interface Given {
  readonly urgency?: Urgency;
  readonly statedExpiry?: number | null;
  /** Called when it is done. */
  readonly done?: () => void;
}

export function deskBench(
  state: Partial<ResolvedState>,
  more: Partial<ResolvedScenario> = {},
): DeskBench {
  const bench = worldBench(withState(worldScenario(more), "XB", state));
  const { agenda, world, of } = bench;
  const desk = world.deskOf(world.pointOf("XB"));
  const hour = (at: number): string => String((at - SAMPLE_START) / HOUR);
  const phases = (phase: string) => () =>
    of("task").flatMap((one) => (one.phase === phase ? [`${hour(one.at)} ${one.request}`] : []));
  return {
    ...bench,
    task: (name, arrives, hours, { urgency = "routine", statedExpiry = null, done } = {}) => {
      const task = new Task({
        desk,
        kind: "check",
        of: null,
        request: name,
        item: -1,
        number: 1,
        work: hours * HOUR,
        key: entityKey(name),
        index: 0,
        judge: null,
        done: () => done?.(),
      });
      const happening = { happen: () => desk.add(task, urgency, statedExpiry) };
      agenda.at(SAMPLE_START + arrives * HOUR, happening);
    },
    started: phases("started"),
    finished: phases("finished"),
    calls: () => of("call").map(({ at, phase }) => `${hour(at)} ${phase}`),
    duty: () =>
      of("duty")
        .filter(({ node }) => node === "XB")
        .map(({ at, duty, present, on_call }) => `${hour(at)} ${duty} ${present}+${on_call}`),
    runHours: (hours) => agenda.runUntil(SAMPLE_START + hours * HOUR),
  };
}
