import { existsSync } from "node:fs";
import { join } from "node:path";

import { HostGuard, type NodeCredentials, readNodeCredentials } from "@contactpoint/live/trust";
import {
  type Conformance,
  type ExamCase,
  ExamHall,
  examScenario,
  type LinkCheck,
  tryBlackBox,
} from "@contactpoint/testkit/conformance";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { portFailure } from "../live/operations.ts";

export interface BlackBoxTask {
  readonly url: string | undefined;
  readonly credentials: string;
  readonly profile: "core" | "extended";
  readonly cases: readonly ExamCase[];
  readonly checks: readonly LinkCheck[];
}

/** The State whose node is tried, and those that the bench plays. */
const NODE = "XB";
const PEERS = ["XA", "XC"];

/** Tries a node over the ordinary protocol. */
export async function tryOverLinks({
  url,
  credentials,
  profile,
  cases,
  checks,
}: BlackBoxTask): Promise<Conformance> {
  const scenario = examScenario();
  const peers = PEERS.map((state) => readPeer(credentials, state, scenario.id));
  const endpoint = endpointOf(peers);
  if (url !== undefined && url !== endpoint)
    throw new Failure(EXIT.usage, `the register has ${NODE} at ${endpoint}, not at ${url}`);
  const guard = new HostGuard({ allowed: [new URL(endpoint).hostname] });
  const hall = await open({ scenario, peers, guard, now: Date.now });
  try {
    const node = {
      impl: NODE,
      version: "unknown",
      protocol: "1.0.0",
      profiles: [],
      features: [],
      reached: endpoint,
    };
    const serial = Date.now();
    return await tryBlackBox({
      hall,
      scenario,
      cases,
      checks,
      endpoint,
      peers,
      profile,
      node,
      serial,
    });
  } finally {
    await hall[Symbol.asyncDispose]();
  }
}

function readPeer(folder: string, state: string, exercise: string): NodeCredentials {
  const own = join(folder, "nodes", state);
  if (!existsSync(own)) throw bad(`${folder} has no credentials of ${state}`);
  const read = readFolder(own);
  const { scenario } = read.register.exercise;
  if (scenario === exercise) return read;
  throw bad(`the credentials in ${folder} are for the exercise ${scenario}, not ${exercise}`);
}

function readFolder(folder: string): NodeCredentials {
  try {
    return readNodeCredentials(folder);
  } catch (error) {
    throw bad(
      `the credentials in ${folder} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function endpointOf([first]: readonly NodeCredentials[]): string {
  const entry = first?.register.entries.find(({ state }) => state === NODE);
  if (entry === undefined) throw bad(`${NODE} is not in the register`);
  return entry.endpoint;
}

async function open(options: Parameters<typeof ExamHall.open>[0]): Promise<ExamHall> {
  try {
    return await ExamHall.open(options);
  } catch (error) {
    throw portFailure(error, "a port of the States that the bench plays") ?? error;
  }
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
