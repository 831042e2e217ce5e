import { randomBytes, randomUUID } from "node:crypto";

import { consolePages } from "@contactpoint/console";
import { ExerciseService, RecordedPlay, SeatLinks, StaticFiles } from "@contactpoint/exercise";
import type { RunNotice } from "@contactpoint/exercise";
import { formatInstant } from "@contactpoint/engine";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { portFailure } from "../live/operations.ts";
import { operatorLogs } from "../live/operator-log.ts";
import { untilStopped } from "../live/until-stopped.ts";
import { grouped } from "../screen/grouped.ts";
import type { Recorded } from "./open-recorded.ts";

/** Nobody else's machine: a run folder is shown to whoever has the disk. */
const LOOPBACK = "127.0.0.1";

export interface ViewTask {
  /** 0: any that is free. */
  readonly port: number;
  /** Instant at which the pages open. */
  readonly opens: number;
}

/** Serves the pages of a recorded run until it is told to stop. */
export function serveRecorded({ run, notices }: Recorded, task: ViewTask): Promise<ExitCode> {
  const log = operatorLogs({ log: "silent", logLevel: "info" })("view");
  return untilStopped(log, async (signal) => {
    const links = new SeatLinks(randomBytes(32));
    const play = new RecordedPlay(run, { opens: task.opens, notices, life: randomUUID() });
    const service = new ExerciseService({
      play,
      links,
      pages: await StaticFiles.load(await consolePages()),
      hostNames: [],
      isSecure: false,
      now: Date.now,
      // Several runs can be looked at side by side, and beside an exercise.
      cookieScope: randomUUID().slice(0, 8),
    });
    try {
      const port = await service.listen(task.port, LOOPBACK).catch((error: unknown) => {
        throw portFailure(error, "the port of the pages") ?? error;
      });
      for (const notice of notices) process.stderr.write(`${noticeText(notice)}\n`);
      const [seat] = play.seats;
      const token = links.tokenOf(seat?.id ?? "");
      const { scenario, lines, ends } = run.history;
      const from = formatInstant(scenario.clock.start);
      process.stdout.write(
        `${scenario.marking}
${scenario.title["en"] ?? scenario.id}: ${grouped(lines)} lines, ${from} to ${formatInstant(ends)}
Open this link; it is a key:

http://${LOOPBACK}:${port}/seat/${token}#t=${formatInstant(task.opens)}

`,
      );
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener("abort", () => resolve(), { once: true });
      });
    } finally {
      await service.close();
    }
    return EXIT.ok;
  });
}

function noticeText(notice: RunNotice): string {
  switch (notice.notice) {
    case "cut":
      return `Notice: line ${notice.line} of the journal cannot be read; it is shown up to there.`;
    case "unfinished":
      return "Notice: the run did not come to its end; it is shown as far as it went.";
    case "edited":
      return "Notice: journal or manifest is not what was written; `contactpoint report` says more.";
    case "part":
      return "Notice: this is the journal of some contact points alone, and not judged.";
  }
}
