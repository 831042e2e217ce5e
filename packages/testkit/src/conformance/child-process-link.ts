import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { TextLink } from "./text-node.ts";

/** So long a process may take to end when its input does, in real milliseconds. */
const FAREWELL_MS = 2_000;

/**
 * Starts a node as a child process and speaks to it by lines. Its standard error is the caller's.
 *
 * @param command a command line for the shell, such as `python3 node.py`
 */
export function childProcessLink(command: string): TextLink {
  // In a group of its own, so that what the shell has started can be ended too.
  const child = spawn(command, { shell: true, stdio: ["pipe", "pipe", "inherit"], detached: true });
  // Writing to a process that has ended is no fault of its own: reading finds the end.
  child.stdin.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout, crlfDelay: Infinity });
  const texts = lines[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => {
    child.on("exit", () => resolve());
    child.on("error", () => resolve());
  });
  return {
    say: (text) => void child.stdin.write(`${text}\n`),
    hear: async () => {
      const next = await texts.next();
      return next.done === true ? null : next.value;
    },
    close: async () => {
      child.stdin.end();
      const timer = setTimeout(() => endGroup(child.pid), FAREWELL_MS);
      await ended;
      clearTimeout(timer);
      lines.close();
    },
  };
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The last of the group has just ended by itself.
  }
}
