// The thread's own entry: `perform-task.ts` starts it with a task and listens.
import { parentPort, workerData } from "node:worker_threads";

import { Failure, diskFailure } from "../exit/failure.ts";
import { failureText } from "../exit/failure-text.ts";
import type { Outcome, Progress, Task, TaskMessage } from "./task.ts";

const STEP = 0.01;

try {
  post({ kind: "done", outcome: await perform(workerData as Task) });
} catch (error) {
  const failure = error instanceof Failure ? error : diskFailure(error);
  if (failure === undefined) {
    post({ kind: "fault", error: error instanceof Error ? (error.stack ?? "") : String(error) });
  } else {
    const notes = [failureText(failure)];
    post({ kind: "done", outcome: { code: failure.code, result: "", notes } });
  }
}

async function perform(task: Task): Promise<Outcome> {
  const progress = postedProgress();
  switch (task.kind) {
    case "run":
      return (await import("./run-scenario.ts")).runScenario(task, progress);
    case "replay":
      return (await import("./replay-run.ts")).replayRun(task, progress);
    case "replication":
      return (await import("../study/replay-replication.ts")).replayReplication(task);
    case "report":
      return (await import("./rebuild-report.ts")).rebuildReport(task, progress);
    case "explore":
      return (await import("../exploration/explore-scenario.ts")).exploreScenario(task, progress);
  }
}

function postedProgress(): Progress {
  let told = 0;
  return {
    seed: (seed) => post({ kind: "seed", seed }),
    scratch: (folder) => post({ kind: "scratch", folder }),
    share: (share) => {
      if (share < told + STEP) return;
      told = share;
      post({ kind: "share", share });
    },
    reached: (words) => post({ kind: "reached", words }),
  };
}

function post(message: TaskMessage): void {
  parentPort?.postMessage(message);
}
