import type { SingleBar } from "cli-progress";
import { LiveDifference } from "@contactpoint/study";
import type { BundledStudy, StudyProgress } from "@contactpoint/study";

import { differenceText, progressText, timeLeft } from "./running-text.ts";

export interface StudyDisplay {
  show(progress: StudyProgress): void;
  end(): void;
}

const LINE_EVERY_MS = 5_000;

/** A bar on a terminal, plain lines elsewhere; the first interval shows as soon as there is one. */
export function studyProgressOn(
  stream: NodeJS.WriteStream,
  { study, points }: Pick<BundledStudy, "study" | "points">,
): StudyDisplay {
  const live = new LiveDifference(study, points);
  const shown = stream.isTTY ? barOn(stream) : linesOn(stream);
  return {
    show: (progress) => {
      live.add(progress.latest);
      const { now } = live;
      shown.show(progress, now === null ? "" : differenceText(now, progress));
    },
    end: shown.end,
  };
}

interface Shown {
  readonly show: (progress: StudyProgress, difference: string) => void;
  readonly end: () => void;
}

function barOn(stream: NodeJS.WriteStream): Shown {
  let bar: SingleBar | undefined;
  let latest: readonly [StudyProgress, string] | undefined;
  let ended = false;
  const begun = performance.now();
  const update = (): void => {
    if (latest === undefined) return;
    const [progress, difference] = latest;
    bar?.update(progress.finished / Math.max(1, progress.wanted), {
      text: difference,
      left: progressText(progress, timeLeft(progress, performance.now() - begun)),
    });
  };
  const start = async (): Promise<void> => {
    const { default: progress } = await import("cli-progress");
    if (ended) return;
    bar = new progress.SingleBar({
      stream,
      format: "{bar} {left}  {text}",
      barCompleteChar: "#",
      barIncompleteChar: ".",
      barsize: 20,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(1, 0, { left: "", text: "" });
    update();
  };
  void start();
  return {
    show: (progress, difference) => {
      latest = [progress, difference];
      update();
    },
    end: () => {
      ended = true;
      bar?.stop();
    },
  };
}

function linesOn(stream: NodeJS.WriteStream): Shown {
  const begun = performance.now();
  let toldAt = begun;
  let isFirst = true;
  return {
    show: (progress, difference) => {
      const now = performance.now();
      if (difference !== "" && isFirst) {
        isFirst = false;
        stream.write(`${difference}\n`);
      } else if (now - toldAt >= LINE_EVERY_MS) {
        toldAt = now;
        const share = progressText(progress, timeLeft(progress, now - begun));
        stream.write(`${share}${difference === "" ? "" : `; ${difference}`}\n`);
      }
    },
    end: () => {},
  };
}
