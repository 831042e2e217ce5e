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

import { InvalidArgumentError } from "commander";

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

import type { DefineCommand } from "../command-line/define-command.ts";
import { PORT_MOST, parseInstant, parsePort, parseRate } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import { siblingOf } from "../run-folder/replace-folder.ts";
import { counted } from "../screen/counted.ts";
import { readLiveSource } from "../work/read-source.ts";
import type { ScenarioSource } from "../work/read-source.ts";

interface Options {
  readonly out: string;
  readonly host: ReadonlyMap<string, string>;
  readonly port: number;
  readonly days?: number;
  readonly startedAt?: number;
  readonly rate: number;
  readonly force?: boolean;
}

export const defineCredentials: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Make everything that the nodes and the secretariat of a live exercise need to trust one another: keys, certificates and the first register.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .requiredOption("--out <dir>", "folder to write")
    .option(
      "--host <name=host>",
      "where a State's node or the secretariat listens, such as XA=10.77.0.2; repeatable (default: 127.0.0.1)",
      addHost,
      new Map<string, string>(),
    )
    .option(
      "--port <n>",
      "port of the secretariat; the nodes have the next ones, in the scenario's order",
      parsePort,
      4100,
    )
    .option(
      "--days <n>",
      "validity of keys, certificates and register from now (default: 30, or to a day after the exercise)",
      parseDays,
    )
    .option(
      "--started-at <instant>",
      "real instant at which the exercise clock starts, such as 2027-03-01T08:00:00Z (default: now)",
      parseInstant,
    )
    .option("--rate <r>", "exercise seconds a real second", parseRate, 1)
    .option("--force", "replace credentials that the folder holds")
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const source = readLiveSource(path, "apart");
      for (const warning of source.warnings) process.stderr.write(`${warning}\n`);
      process.stdout.write(await makeCredentials(source, options, Date.now()));
      end(EXIT.ok);
    });
};

async function makeCredentials(
  { scenario, contentHash }: ScenarioSource,
  options: Options,
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
function folderFor({ out, force = false }: Options): string {
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

/** Where each State and the secretariat listen. @throws Failure 64 on a name or port too many */
function places(
  { states }: ResolvedScenario,
  { host: hosts, port: first }: Options,
): (name: string) => Place {
  const names = [SECRETARIAT, ...states.map(({ id }) => id)];
  for (const name of hosts.keys()) {
    if (!names.includes(name)) {
      throw new Failure(EXIT.usage, `--host ${name}=…: the scenario has no State ${name}`);
    }
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

function addHost(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [name = "", host = "", ...rest] = text.split("=");
  if (name === "" || rest.length > 0 || canonicalHost(host) === null) {
    throw new InvalidArgumentError("It is a State's id, an equals sign and a host: XA=10.77.0.2.");
  }
  return new Map([...before, [name, host]]);
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,5}$/.test(text) || days < 1) {
    throw new InvalidArgumentError("It is a whole number of days from 1 to 99999.");
  }
  return days;
}

const HELP = `
Every file is its owner's alone. Give each machine its own folder in nodes/ and
nothing else; root/ is needed only to take keys back or replace them, by the
command secretariat.

Examples:
  contactpoint credentials scenarios/first-night.yaml --out exercise
  contactpoint credentials my-scenario.yaml --out exercise --host XA=10.77.0.2
  contactpoint credentials my-scenario.yaml --out exercise --rate 60 \\
    --started-at 2027-03-01T08:00:00Z

${exitCodeLines([0, 64, 65, 70, 73, 74])}`;
