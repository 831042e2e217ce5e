import { spawn } from "node:child_process";
import { LineSplitter } from "./line-splitter.ts";
import { TextInbox } from "./text-inbox.ts";
import { FAREWELL_MS, FRAME_BYTES_MOST, type TextLink, tooLong } from "./text-link.ts";

/**
 * Starts a node as a child process and speaks to it by lines. Its standard error is the caller's.
 * Whatever it has started ends with it, and it ends with this process.
 *
 * @param command a command line for the shell, such as `python3 node.py`
 */
export function childProcessLink(command: string): TextLink {
  // In a group of its own, so that what the shell has started can be ended too.
  const child = spawn(command, { shell: true, stdio: ["pipe", "pipe", "inherit"], detached: true });
  const { stdin, stdout } = child;
  // Writing to a process that has ended is no fault of its own: reading finds the end.
  stdin.on("error", () => undefined);
  const inbox = new TextInbox();
  const lines = new LineSplitter(FRAME_BYTES_MOST, (text) => inbox.take(text));
  stdout.on("data", (chunk: Buffer) => {
    if (lines.take(chunk)) return;
    inbox.end(tooLong());
    stdout.destroy();
  });
  stdout.on("end", () => lines.end());
  stdout.on("close", () => inbox.end());
  const endAll = (): void => endGroup(child.pid);
  // A group of its own hears no interrupt of this one.
  process.on("exit", endAll);
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      process.off("exit", endAll);
      // What the shell leaves behind would hold the output open.
      endAll();
      resolve();
    };
    child.on("exit", end).on("error", end);
  });
  return {
    say: (text) => void stdin.write(`${text}\n`),
    hear: () => inbox.hear(),
    hasNews: () => inbox.hasNews(),
    close: async () => {
      stdin.end();
      const timer = setTimeout(endAll, FAREWELL_MS);
      await ended;
      clearTimeout(timer);
      // Who has left the group may hold it still.
      stdout.destroy();
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
