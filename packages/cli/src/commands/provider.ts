import type { Instant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseInstant, parsePort, parseRate, parseSeed } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { interrupted } from "../work/interrupted.ts";

interface Options {
  readonly id: string;
  readonly port: number;
  readonly rate: number;
  readonly startedAt?: number;
  readonly seed?: number;
}

export const defineProvider: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Serve the order portal of one of a scenario's service providers over HTTP on this machine, until interrupted. It answers as the provider does in a simulation, on an exercise clock of its own.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .requiredOption("--id <provider>", "provider, by its name in the scenario")
    .option("--port <n>", "port on 127.0.0.1; 0: any that is free", parsePort, 0)
    .option("--rate <n>", "exercise seconds in a real second", parseRate, 1)
    .option(
      "--started-at <instant>",
      "when the exercise clock started, as 2027-03-01T09:00:00Z (default: now)",
      parseInstant,
    )
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { readSource } = await import("../work/read-source.ts");
      const { scenario, warnings } = readSource(path, options.seed);
      for (const warning of warnings) process.stderr.write(`${warning}\n`);
      end(await serve(scenario, options));
    });
};

async function serve(
  scenario: ResolvedScenario,
  { id, port, rate, startedAt = Date.now() }: Options,
): Promise<typeof EXIT.ok | typeof EXIT.internalFault> {
  const ids = scenario.providers.map((provider) => provider.id);
  if (!ids.includes(id)) {
    const known = ids.length === 0 ? "it has none" : `there are: ${ids.join(", ")}`;
    throw new Failure(EXIT.usage, `the scenario has no provider "${id}"; ${known}`);
  }
  const { providerBook } = await import("@contactpoint/live");
  const { serveProvider } = await import("@contactpoint/live/providers");
  const { start } = scenario.clock;
  const now = (): Instant => start + Math.floor((Date.now() - startedAt) * rate);
  let code: typeof EXIT.ok | typeof EXIT.internalFault = EXIT.ok;
  const onFault = (error: unknown): void => {
    code = EXIT.internalFault;
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`contactpoint: internal fault; the order got a 500\n${what}\n`);
  };
  const book = providerBook(scenario, id, { now });
  const serving = { book, port, host: "127.0.0.1", onFault };
  const server = await serveProvider(serving).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.unavailable, `port ${port} cannot be listened on: ${why}`);
  });
  process.stdout.write(`${scenario.marking}\n${id} takes orders at ${server.url}\n`);
  await interrupted();
  await server.close();
  return code;
}

const HELP = `
Beside the portal it serves /openapi.json, which describes it, and /health. It
takes orders that are marked EXERCISE, and no others.

Examples:
  contactpoint provider my-scenario.yaml --id mailhaven --port 8080
  contactpoint provider my-scenario.yaml --id mailhaven --rate 3600 --seed 12
  curl http://127.0.0.1:8080/openapi.json

${exitCodeLines([0, 64, 65, 69, 70])}`;
