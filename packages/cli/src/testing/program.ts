import { spawn } from "node:child_process";
import type { StdioOptions } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { scenarioText } from "./scenario-text.ts";
import type { ScenarioParts } from "./scenario-text.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdio?: StdioOptions;
  /** Called with the running program. */
  readonly whileRunning?: (program: ReturnType<typeof spawn>) => void;
}

/** What was filled into lines, in one again. */
export function unfilled(text: string): string {
  return text.replaceAll("\n  ", " ");
}

/** A temporary folder in which the real program runs; removed at the end of its scope. */
export class Bench implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), "contactpoint-cli-"));

  /** Runs `contactpoint` with the folder as its working folder. */
  run(words: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
    return this.#spawned(process.execPath, [MAIN, ...words], options);
  }

  /** Gives a line to a POSIX shell in some other folder. */
  shell(line: string): Promise<Ended> {
    return this.#spawned("sh", ["-c", `cd / && ${line}`], {});
  }

  async #spawned(
    command: string,
    words: readonly string[],
    options: ProgramOptions,
  ): Promise<Ended> {
    const program = spawn(command, words, {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: "1", ...options.env },
      stdio: options.stdio ?? ["ignore", "pipe", "pipe"],
    });
    const { promise, resolve, reject } = Promise.withResolvers<number | null>();
    let stdout = "";
    let stderr = "";
    program.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    program.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    program.on("error", reject).on("close", resolve);
    options.whileRunning?.(program);
    return { code: await promise, stdout, stderr };
  }

  /** Writes a scenario file; see `scenarioText`. */
  scenario(name: string, parts: ScenarioParts = {}): string {
    writeFileSync(this.path(name), scenarioText(parts));
    return name;
  }

  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
