import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import type { Bench, Ended } from "./program.ts";

/** A program that runs until it is told to stop. */
export interface Service {
  readonly ended: Promise<Ended>;
  /**
   * Resolves when stdout or stderr has something that fits, for the `times`th time; rejects if the
   * program ends before.
   */
  said(pattern: RegExp, times?: number): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
}

/** Words of an exercise that is over when it has ended, without a hot wash. */
export const AT_ONCE = ["--hot-wash", "PT0S"] as const;

/** Starts `contactpoint`. */
export function startService(bench: Bench, words: readonly string[]): Service {
  let program: ChildProcess | undefined;
  let text = "";
  let hear = Promise.withResolvers<void>();
  const ended = bench.run(words, {
    whileRunning: (running) => {
      program = running;
      for (const stream of [running.stdout, running.stderr])
        stream?.on("data", (more: string) => {
          text += more;
          hear.resolve();
          hear = Promise.withResolvers();
        });
    },
  });
  const over = ended.then(() => true);
  return {
    ended,
    said: async (pattern, times = 1) => {
      const every = new RegExp(pattern, "g");
      for (let isOver = false; ;) {
        const found = [...text.matchAll(every)][times - 1];
        if (found !== undefined) return found;
        if (isOver) throw new Error(`${words.join(" ")} ended without ${String(pattern)}: ${text}`);
        isOver = await Promise.race([over, hear.promise.then(() => false)]);
      }
    },
    kill: (signal) => void program?.kill(signal),
  };
}

/** The first of so many ports in a row that are free now, below those that systems hand out. */
export async function freePorts(count: number): Promise<number> {
  const [lowest, highest] = [20_000, 32_000];
  for (let first = lowest + ((process.pid * 16) % 10_000); first < highest; first += count) {
    const ports = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no ${count} ports in a row are free`);
}

/** Takes a port until the end of its scope; 0: any that is free. */
export async function occupy(wanted: number): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject).listen(wanted, "127.0.0.1", resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    await new Promise((closed) => server.close(closed));
  };
  return { port, [Symbol.asyncDispose]: close };
}

function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once("error", () => resolve(false));
  server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  return promise;
}
