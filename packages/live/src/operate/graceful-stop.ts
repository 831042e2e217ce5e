/** What a process can be asked to stop by. */
export type StopSignal = "SIGINT" | "SIGTERM";

/** The parts of `process` that stopping needs. */
export interface SignalSource {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
  off(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
  exit(code: number): unknown;
}

/** Something to shut. */
export interface StopStep {
  readonly name: string;
  readonly run: () => void | Promise<void>;
}

/** What an operator should read in the log. */
export interface StopWatcher {
  readonly requested?: (signal: StopSignal) => void;
  readonly stepFailed?: (step: string, error: unknown) => void;
  /** The limit passed during `step`; the process exits. */
  readonly overran?: (step: string) => void;
  /** A second signal came; the process exits. */
  readonly forced?: (signal: StopSignal) => void;
}

export interface GracefulStopOptions {
  /** `process`, unless a test stands in for it. */
  readonly signals: SignalSource;
  /** Run one after the other, in this order; one that fails does not keep the next from running. */
  readonly steps: readonly StopStep[];
  /** Milliseconds for all steps together, at most 2^31 - 1. */
  readonly limit: number;
  readonly watcher?: StopWatcher;
}

export interface StopOutcome {
  readonly signal: StopSignal;
  /** Names of the steps that failed. */
  readonly failed: readonly string[];
}

export interface GracefulStop {
  /** Resolves when a signal came and every step ended in time. */
  readonly stopped: Promise<StopOutcome>;
  /** Listens no more: the program ended by itself. */
  readonly dispose: () => void;
}

/** Exit code after a second signal: 128 and the number of SIGINT, as shells have it. */
export const FORCED_EXIT = 130;

/** Exit code if stopping took too long: something may be left behind. */
export const OVERRUN_EXIT = 1;

/**
 * On the first SIGINT or SIGTERM runs the steps in order, once. A second signal ends the process at
 * once with 130, and so does the passing of the limit, with 1.
 */
export function gracefulStop(options: GracefulStopOptions): GracefulStop {
  const { signals, limit, watcher = {} } = options;
  const { promise: stopped, resolve } = Promise.withResolvers<StopOutcome>();
  let running: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked = false;
  const dispose = (): void => {
    signals.off("SIGINT", hear);
    signals.off("SIGTERM", hear);
    clearTimeout(timer);
  };
  function hear(signal: StopSignal): void {
    if (asked) {
      watcher.forced?.(signal);
      signals.exit(FORCED_EXIT);
      return;
    }
    asked = true;
    watcher.requested?.(signal);
    timer = setTimeout(() => {
      watcher.overran?.(running ?? "");
      signals.exit(OVERRUN_EXIT);
    }, limit);
    void runSteps(options, (step) => (running = step)).then((failed) => {
      dispose();
      resolve({ signal, failed });
    });
  }
  signals.on("SIGINT", hear);
  signals.on("SIGTERM", hear);
  return { stopped, dispose };
}

async function runSteps(
  { steps, watcher }: GracefulStopOptions,
  begin: (step: string) => void,
): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of steps) {
    begin(name);
    try {
      await run();
    } catch (error) {
      failed.push(name);
      watcher?.stepFailed?.(name, error);
    }
  }
  return failed;
}
