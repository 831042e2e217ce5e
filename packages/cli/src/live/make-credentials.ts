import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";

import {
  CLOCK_SKEW,
  CREDENTIALS_FORMAT,
  canonicalHost,
  plannedChanges,
  realInstant,
  registeredStates,
  writeCredentials,
} from "@contactpoint/live/trust";
import type { Exercise, Place } from "@contactpoint/live/trust";
import type { ResolvedScenario } from "@contactpoint/protocol";

import { PORT_MOST } from "../command-line/option-parsers.ts";
import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import { siblingOf } from "../run-folder/replace-folder.ts";
import { counted } from "../screen/counted.ts";
import type { ScenarioSource } from "../work/read-source.ts";

/** What the command line asks of credentials. */
export interface CredentialWishes {
  readonly out: string;
  readonly host: ReadonlyMap<string, string>;
  readonly port: number;
  readonly days?: number;
  readonly startedAt?: number;
  readonly rate: number;
  readonly force?: boolean;
}

/**
 * Makes everything that the nodes and the secretariat of a live exercise need to trust one another.
 *
 * @param now epoch milliseconds
 * @returns what to print
 * @throws Failure 73 if the folder holds anything that must stay, 64 if a place does not fit
 */
export async function makeCredentials(
  { scenario, contentHash }: ScenarioSource,
  options: CredentialWishes,
  now: number,
): Promise<string> {
  const folder = folderFor(options);
  const exercise: Exercise = {
    scenario: scenario.id,
    content_hash: contentHash,
    seed: scenario.seed,
    marking: scenario.marking,
    started_at: options.startedAt ?? now,
    rate: options.rate,
  };
  const placeOf = places(scenario, options);
  const validity = {
    valid_from: now - CLOCK_SKEW,
    valid_until: now + (options.days ?? daysFor(scenario, exercise, now)) * DAY,
  };
  makeFolder(dirname(folder));
  const fresh = siblingOf(folder, "new");
  rmSync(fresh, { recursive: true, force: true });
  try {
    await writeCredentials(fresh, {
      exercise,
      states: registeredStates(scenario),
      channels: Object.keys(scenario.channels),
      validity,
      placeOf,
      secretariat: placeOf(SECRETARIAT),
      plan: (credentials) => plannedChanges(scenario, credentials),
    });
    replaceWith(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const { host, port } = placeOf(SECRETARIAT);
  return `${options.out}
  root/         keys of the root and of the certificates: keep them apart
  secretariat/  https://${host.includes(":") ? `[${host}]` : host}:${port}
  nodes/        ${counted(scenario.states.length, "State")}
valid until ${new Date(validity.valid_until).toISOString()}
`;
}

const SECRETARIAT = "secretariat";
const DAY = 86_400_000;
const OURS: ReadonlySet<string> = new Set(["credentials.json", "root", SECRETARIAT, "nodes"]);

/** @throws Failure 73 if the place holds anything that must stay */
function folderFor({ out, force = false }: CredentialWishes): string {
  const folder = existsSync(out) ? realpathSync(out) : resolve(out);
  if (!existsSync(folder)) return folder;
  if (!lstatSync(folder).isDirectory()) throw new Failure(EXIT.occupied, `${out} is not a folder`);
  const names = readdirSync(folder);
  if (names.length === 0) return folder;
  if (!isOurs(folder) || !names.every((name) => OURS.has(name))) {
    throw new Failure(
      EXIT.occupied,
      `${out} holds other things than credentials; --force does not replace it either`,
    );
  }
  if (force) return folder;
  throw new Failure(
    EXIT.occupied,
    `${out} holds the keys of an exercise; --force replaces them for ever`,
  );
}

function isOurs(folder: string): boolean {
  const file = join(folder, "credentials.json");
  return existsSync(file) && readFileSync(file, "utf8").includes(`"${CREDENTIALS_FORMAT}"`);
}

function replaceWith(fresh: string, folder: string): void {
  if (!existsSync(folder)) {
    renameSync(fresh, folder);
    return;
  }
  const old = siblingOf(folder, "old");
  renameSync(folder, old);
  renameSync(fresh, folder);
  rmSync(old, { recursive: true });
}

/** Where each State and the secretariat listen. @throws Failure 64 on a wrong host or a port too many */
function places(
  { states }: ResolvedScenario,
  { host: hosts, port: first }: CredentialWishes,
): (name: string) => Place {
  const names = [SECRETARIAT, ...states.map(({ id }) => id)];
  for (const [name, host] of hosts) {
    if (!names.includes(name))
      throw new Failure(EXIT.usage, `--host ${name}=…: the scenario has no State ${name}`);
    if (canonicalHost(host) === null)
      throw new Failure(EXIT.usage, `--host ${name}=${host}: that is no host, such as 10.77.0.2`);
  }
  if (first + names.length - 1 > PORT_MOST) {
    throw new Failure(EXIT.usage, `--port ${first}: ${names.length} ports do not fit above it`);
  }
  const ports = new Map(names.map((name, index) => [name, first + index]));
  return (name) => ({ host: hosts.get(name) ?? "127.0.0.1", port: ports.get(name) ?? first });
}

function daysFor(scenario: ResolvedScenario, exercise: Exercise, now: number): number {
  const end = realInstant(scenario.clock.end, scenario, exercise);
  return Math.max(30, Math.ceil((end - now) / DAY) + 1);
}
