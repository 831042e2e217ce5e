import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const NODE_PROCESS = fileURLToPath(new URL("node-process.ts", import.meta.url));

export interface FleetOptions {
  readonly scenario: string;
  /** Folder of all credentials. */
  readonly credentials: string;
  /** Each node has a folder of its own in it. */
  readonly folder: string;
  readonly states: readonly string[];
  readonly fault: string | undefined;
}

/** What a node said last: it repeats its inputs, it is open, it has come to its end. */
type Phase = "starting" | "recovering" | "ready" | "finished";

/** A node process that ended by itself, and not well. */
export class NodeFailed extends Error {}

/** One node, started as often as it is killed. */
export class KillableNode {
  readonly folder: string;
  readonly #options: FleetOptions;
  readonly #state: string;
  #process: ChildProcess | undefined;
  #phase: Phase = "starting";
  #changed = Promise.withResolvers<void>();
  #ended: Promise<NodeJS.Signals | number> = Promise.resolve(0);
  #words = "";

  constructor(state: string, options: FleetOptions) {
    this.#state = state;
    this.#options = options;
    this.folder = join(options.folder, state);
    mkdirSync(this.folder, { recursive: true });
  }

  /** @throws NodeFailed if it ended by itself before its time */
  get phase(): Phase {
    if (this.#phase !== "finished" && this.#hasEnded) this.#giveUp();
    return this.#phase;
  }

  start(): void {
    const { scenario, credentials, fault } = this.#options;
    const words = [NODE_PROCESS, scenario, join(credentials, "nodes", this.#state), this.folder];
    const more = fault === undefined ? [] : ["--fault", fault];
    const started = spawn(process.execPath, [...words, ...more], {
      stdio: ["ignore", "pipe", "pipe"],
      // What V8 compiled is kept, so that more of the time goes into being killed.
      env: { ...process.env, NODE_COMPILE_CACHE: join(this.#options.folder, "compiled") },
    });
    this.#process = started;
    this.#turnTo("starting");
    createInterface({ input: started.stdout }).on("line", (line) => this.#turnTo(line as Phase));
    started.stderr.on("data", (words_: Buffer) => (this.#words += words_.toString()));
    this.#ended = new Promise((resolve) => {
      started.on("close", (code, signal) => {
        resolve(signal ?? code ?? 1);
        this.#changed.resolve();
      });
    });
  }

  /**
   * Resolves once the node is at least so far.
   *
   * @throws NodeFailed if it ends by itself before
   */
  async reached(phase: Phase): Promise<void> {
    while (PHASES.indexOf(this.#phase) < PHASES.indexOf(phase)) {
      if (this.#hasEnded) this.#giveUp();
      await this.#changed.promise;
    }
  }

  /** Lets it end as an operator would. */
  async stop(): Promise<void> {
    this.#process?.kill("SIGTERM");
    await this.reached("finished");
    await this.#ended;
  }

  /** @returns false if it had finished before */
  async kill(): Promise<boolean> {
    this.#process?.kill("SIGKILL");
    const end = await this.#ended;
    if (end !== "SIGKILL" && end !== 0) this.#giveUp();
    return end === "SIGKILL";
  }

  get #hasEnded(): boolean {
    return this.#process?.exitCode !== null || this.#process.signalCode !== null;
  }

  #giveUp(): never {
    const { exitCode, signalCode } = this.#process ?? {};
    throw new NodeFailed(
      `the node of ${this.#state} ended with ${exitCode ?? signalCode}: ${this.#words}`,
    );
  }

  #turnTo(phase: Phase): void {
    this.#phase = phase;
    const { resolve } = this.#changed;
    this.#changed = Promise.withResolvers();
    resolve();
  }
}

const PHASES: readonly Phase[] = ["starting", "recovering", "ready", "finished"];

/** Ports of loopback that nobody has now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(
    servers.map((server) => new Promise((resolve) => server.once("listening", resolve))),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
