import type { SingleBar } from "cli-progress";

export interface ProgressDisplay {
  /** `share` in [0, 1]. */
  show(share: number): void;
  end(): void;
}

/** Work that ends sooner shows nothing. */
const QUIET_MS = 400;
const LINE_EVERY_MS = 5_000;

/** A bar on a terminal, a plain line now and then elsewhere. */
export function progressOn(
  stream: NodeJS.WriteStream,
  [doing, done]: readonly [string, string] = ["simulating", "simulated"],
): ProgressDisplay {
  return stream.isTTY ? barOn(stream, doing) : linesOn(stream, done);
}

function barOn(stream: NodeJS.WriteStream, doing: string): ProgressDisplay {
  let bar: SingleBar | undefined;
  let ended = false;
  let share = 0;
  const start = async (): Promise<void> => {
    const { default: progress } = await import("cli-progress");
    // Short work has ended while the package loaded.
    if (ended) return;
    bar = new progress.SingleBar({
      stream,
      format: `${doing} {bar} {percentage} % {eta_formatted}`,
      barCompleteChar: "#",
      barIncompleteChar: ".",
      barsize: 40,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(1, share);
  };
  const timer = setTimeout(() => void start(), QUIET_MS);
  return {
    show: (next) => {
      share = next;
      bar?.update(next);
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      bar?.stop();
    },
  };
}

function linesOn(stream: NodeJS.WriteStream, done: string): ProgressDisplay {
  let share = 0;
  const timer = setInterval(() => {
    stream.write(`${Math.floor(share * 100)} % ${done}\n`);
  }, LINE_EVERY_MS);
  return {
    show: (next) => {
      share = next;
    },
    end: () => clearInterval(timer),
  };
}
