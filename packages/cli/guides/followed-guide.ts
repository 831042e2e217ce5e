import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** A command of a guide that goes on until somebody ends it. */
export interface Running {
  readonly ended: Promise<Ended>;
  /** Waits until it has printed something. @throws Error if it ends before */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  interrupt(): void;
}

/** A guide whose commands are carried out as they stand in it, in a fresh clone. */
export class FollowedGuide implements Disposable {
  readonly text: string;
  /** Lines of its blocks of commands, in their order. */
  readonly commands: readonly string[];
  readonly clone = mkdtempSync(join(tmpdir(), "contactpoint-guide-"));
  readonly #running = new Set<ChildProcess>();

  /** @param name of a file in docs/exercises */
  constructor(name: string) {
    this.text = readFileSync(join(ROOT, "docs/exercises", name), "utf8");
    this.commands = this.blocks("console").flatMap((block) =>
      block
        .replaceAll(/\\\n\s*/g, "")
        .trim()
        .split("\n"),
    );
  }

  /** Blocks of code in a language. */
  blocks(language: string): readonly string[] {
    return [...this.text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(
      ([, found, block = ""]) => (found === language ? [block] : []),
    );
  }

  /** Carries a command out to its end, in the clone. @throws Error if it fails */
  async run(command: string): Promise<string> {
    const { code, text } = await this.#start(command).ended;
    if (code !== 0) throw new Error(`${command} ended with ${String(code)}: ${text}`);
    return text;
  }

  begin(command: string): Running {
    return this.#start(command);
  }

  fetchClone(): Promise<string> {
    return this.run(`git clone --quiet ${ROOT} .`);
  }

  #start(command: string): Running {
    // In a group of its own, so that what npx starts ends with it.
    const child = spawn("sh", ["-c", command], {
      cwd: this.clone,
      env: environment(),
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    let text = "";
    let more = Promise.withResolvers<void>();
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        more.resolve();
        more = Promise.withResolvers();
      });
    const { promise: ended, resolve, reject } = Promise.withResolvers<Ended>();
    child.on("error", reject).on("close", (code) => {
      this.#running.delete(child);
      resolve({ code, text });
    });
    const over = ended.then(() => true);
    return {
      ended,
      said: async (pattern) => {
        for (let isOver = false; ;) {
          const found = pattern.exec(text);
          if (found !== null) return found;
          if (isOver) throw new Error(`${command} ended without ${String(pattern)}: ${text}`);
          isOver = await Promise.race([over, more.promise.then(() => false)]);
        }
      },
      interrupt: () => kill(child, "SIGINT"),
    };
  }

  [Symbol.dispose](): void {
    for (const child of this.#running) kill(child, "SIGKILL");
    rmSync(this.clone, { recursive: true, force: true, maxRetries: 5 });
  }
}

function kill({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

/** As of somebody's own shell: nothing of the package manager that runs the tests. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm|pnpm)_/i.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: "1" };
}
