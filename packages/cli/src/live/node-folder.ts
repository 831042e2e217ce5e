import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { readNodeCredentials } from "@contactpoint/live/trust";
import type { NodeCredentials } from "@contactpoint/live/trust";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import type { ScenarioSource } from "../work/read-source.ts";

/**
 * The credentials of a State's node.
 *
 * @param folder what the command credentials wrote, or the node's own folder of it
 * @throws Failure 65 if there are none, or they are another State's or another exercise's
 */
export function nodeCredentials(
  folder: string,
  state: string,
  source: ScenarioSource,
): NodeCredentials {
  const credentials = readFolder(ownFolder(folder, state));
  if (credentials.state !== state)
    throw bad(`the credentials in ${folder} are those of ${credentials.state}, not of ${state}`);
  refuseOtherExercise(credentials, source, folder);
  return credentials;
}

function ownFolder(folder: string, state: string): string {
  if (existsSync(join(folder, "node.json"))) return folder;
  const nodes = join(folder, "nodes");
  const own = join(nodes, state);
  if (existsSync(own)) return own;
  const others = existsSync(nodes)
    ? `it has those of ${readdirSync(nodes).join(", ")}`
    : "it has none";
  throw bad(`${folder} has no credentials of ${state}: ${others}`);
}

function readFolder(folder: string): NodeCredentials {
  try {
    return readNodeCredentials(folder);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw bad(`the credentials in ${folder} cannot be used: ${why}`);
  }
}

function refuseOtherExercise(
  { register }: NodeCredentials,
  { scenario, contentHash }: ScenarioSource,
  folder: string,
): void {
  const { content_hash, seed, scenario: id } = register.exercise;
  if (content_hash === contentHash && seed === scenario.seed) return;
  throw bad(
    [
      `the credentials in ${folder} are for another exercise than the scenario file`,
      `  credentials: ${id}, content ${content_hash}, seed ${seed}`,
      `  scenario:    ${scenario.id}, content ${contentHash}, seed ${scenario.seed}`,
    ].join("\n"),
  );
}

function bad(message: string): Failure {
  return new Failure(EXIT.badInput, message);
}
