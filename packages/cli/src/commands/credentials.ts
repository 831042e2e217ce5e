import { InvalidArgumentError } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseInstant, parsePort, parseRate } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import type { CredentialWishes } from "../live/make-credentials.ts";

type Hosts = CredentialWishes["host"];
type Options = Omit<CredentialWishes, "host"> & { readonly host?: Hosts };

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
      const { readLiveSource } = await import("../work/read-source.ts");
      const { makeCredentials } = await import("../live/make-credentials.ts");
      const source = readLiveSource(path, "apart");
      for (const warning of source.warnings) process.stderr.write(`${warning}\n`);
      process.stdout.write(
        await makeCredentials(source, { host: new Map(), ...options }, Date.now()),
      );
      end(EXIT.ok);
    });
};

function addHost(text: string, before: Hosts = new Map()): Hosts {
  const [name = "", host = "", ...rest] = text.split("=");
  if (name === "" || host === "" || rest.length > 0) {
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
