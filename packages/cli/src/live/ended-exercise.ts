import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import type { Summary } from "@contactpoint/analysis";
import { replayPlay } from "@contactpoint/exercise";
import type { ExerciseLog, LivePlay, PlayOptions } from "@contactpoint/exercise";

import type { ExitCode } from "../exit/exit-code.ts";
import { runCode } from "../exit/run-code.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import { openScratchStore } from "./open-store.ts";

/** Whether somebody has ended it, be its run folder written or not. */
export function hasEnded({ records }: Pick<ExerciseLog, "records">): boolean {
  return records.some((record) => record.kind === "clock" && record.act === "ended");
}

/** Its desks as they stood at the end, from its log. `scratch` is a folder that is not there. */
export async function playedBefore(
  source: ScenarioSource,
  { scenario, log, links, staff, now }: PlayOptions,
  scratch: string,
): Promise<LivePlay> {
  links.recall(log.records);
  mkdirSync(scratch);
  try {
    const { store } = openScratchStore(join(scratch, "network.db"), source, {
      durability: "normal",
    });
    try {
      return await replayPlay({ scenario, log: log.records, store, now, sinks: [], staff });
    } finally {
      store.close();
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The exit code of an exercise whose run folder is written. */
export function writtenCode({ scenario }: ScenarioSource, folder: string): ExitCode {
  const summary = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")) as Summary;
  return runCode({ scenario, summary });
}
