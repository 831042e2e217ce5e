import type { SingleBar } from "cli-progress";

export interface ProgressDisplay {
  /** A share in [0, 1], or words where nobody knows how much is left. */
  show(far: number | string): void;
  end(): void;
}

/** Work that ends sooner shows nothing. */
const QUIET_MS = 400;
const LINE_EVERY_MS = 5_000;

/** A bar, or a line that changes, on a terminal; a plain line now and then elsewhere. */
export function progressOn(
  stream: NodeJS.WriteStream,
  [doing, done]: readonly [string, string] = ["simulating", "simulated"],
): ProgressDisplay {
  return stream.isTTY ? barOn(stream, doing) : linesOn(stream, done);
}

function barOn(stream: NodeJS.WriteStream, doing: string): ProgressDisplay {
  let bar: SingleBar | undefined;
  let ended = false;
  let far: number | string = 0;
  const start = async (): Promise<void> => {
    const { default: progress } = await import("cli-progress");
    // Short work has ended while the package loaded.
    if (ended) return;
    bar = new progress.SingleBar({
      stream,
      format: `${doing} {bar} {percentage} % {eta_formatted}`,
      ...(typeof far === "string" && { format: "{words}" }),
      barCompleteChar: "#",
      barIncompleteChar: ".",
      barsize: 40,
      clearOnComplete: true,
      hideCursor: true,
    });
    bar.start(1, ...placeOf(far));
  };
  const timer = setTimeout(() => void start(), QUIET_MS);
  return {
    show: (next) => {
      far = next;
      bar?.update(...placeOf(next));
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      bar?.stop();
    },
  };
}

function placeOf(far: number | string): [number, { words: string }] {
  return typeof far === "number" ? [far, { words: "" }] : [0, { words: far }];
}

function linesOn(stream: NodeJS.WriteStream, done: string): ProgressDisplay {
  let far: number | string = 0;
  const timer = setInterval(() => {
    const words = typeof far === "number" ? `${Math.floor(far * 100)} % ${done}` : far;
    stream.write(`${words}\n`);
  }, LINE_EVERY_MS);
  return {
    show: (next) => {
      far = next;
    },
    end: () => clearInterval(timer),
  };
}
