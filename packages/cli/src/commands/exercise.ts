import { HOUR } from "@contactpoint/engine";
import { parseOffset } from "@contactpoint/scenario/span";
import { InvalidArgumentError, Option } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseInstant, parsePort, parseSeed, parseSpan } from "../command-line/option-parsers.ts";
import { EXIT, type ExitCode, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import type { Opening } from "../live/exercise-opening.ts";
import type { ExerciseTask } from "../live/run-exercise.ts";
import { SECRET_VARIABLE } from "../live/sign-in-task.ts";
import { wantsColour } from "../screen/paint.ts";

interface Options
  extends
    Pick<ExerciseTask, "port" | "host" | "url" | "evaluators" | "observers" | "links" | "hotWash">,
    SignInWords {
  readonly hostName?: readonly string[];
  readonly behindProxy?: readonly string[];
  readonly at?: Opening;
  readonly play?: readonly string[];
  readonly seed?: number;
  readonly out?: string;
  readonly force?: boolean;
}

export const defineExercise: DefineCommand = (command, words, end) => {
  command
    .description(
      "Play a scenario with people. Each seat has a link of its own; people play the States that the scenario says, machines the others, and the facilitator governs the clock. It ends with the scenario or when the facilitator ends it, writes a run folder, and stays for the hot wash: everybody reads the report that is for her or him.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--port <n>", "port of the pages", parsePort, 4100)
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--host-name <name>",
      "further name by which the pages are asked for; repeatable",
      gathered,
    )
    .option("--url <url>", "address that people use, such as https://exercise.example", parseBase)
    .option(
      "--behind-proxy <address>",
      "proxy that tells by X-Forwarded-For who asks: an address, or a net such as 10.0.0.0/8; repeatable",
      gathered,
    )
    .option("--oidc <issuer>", "let people sign in at this issuer of OpenID Connect", parseIssuer)
    .option("--oidc-client-id <id>", "what the issuer calls this service")
    .option(
      "--oidc-secret-file <file>",
      `file with the client's secret (default: $${SECRET_VARIABLE}, else none)`,
    )
    .option("--oidc-seats <file>", "file that says who has which seat (YAML)")
    .option("--allow-host <host>", "host beyond this machine of the issuer; repeatable", gathered)
    .option("--no-links", "open seats to those alone who sign in")
    .option("--evaluators <n>", "seats for evaluators", parseCount, 1)
    .option("--observers <n>", "seats for observers", parseCount, 1)
    .addOption(
      new Option(
        "--hot-wash <duration>",
        "real time for which everybody can read the report after the end; PT0S: none",
      )
        .argParser(parseSpan)
        .default(HOUR, "PT1H"),
    )
    .option(
      "--at <when>",
      "let machines play first, and open at T+hh:mm, an instant, a step of the journal, or violation: what breaks a rule",
      parseOpening,
    )
    .option(
      "--play <states>",
      "States that people play in place of the scenario's own choice, such as XA,XB",
      (text: string) => text.split(","),
    )
    .option("--seed <n>", "seed in place of the scenario's own", parseSeed)
    .option("--out <dir>", "run folder (default: runs/<scenario-id>-<seed>)")
    .option("--force", "replace the folder of another run")
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => end(await play(path, options, words)));
};

async function play(path: string, options: Options, words: readonly string[]): Promise<ExitCode> {
  const { seed, out, url, at, hostName = [], behindProxy = [], force = false } = options;
  const signIn = signInTask(options);
  await checkProxies(behindProxy);
  const { readLiveSource } = await import("../work/read-source.ts");
  const { openedExercise } = await import("../live/exercise-opening.ts");
  const { runExercise } = await import("../live/run-exercise.ts");
  const { keepHeapSmall } = await import("../live/small-heap.ts");
  const { withFaultReport } = await import("../live/with-fault-report.ts");
  const read = readLiveSource(path, "together", seed);
  const { scenario, opensAt, note } = openedExercise(read.scenario, at, options.play);
  const source = { ...read, scenario };
  const { peopleAtSeats } = await import("@contactpoint/exercise");
  const notices =
    peopleAtSeats(scenario).size === 0 ? [...source.warnings, NOBODY] : source.warnings;
  process.stderr.write(notices.map((line) => `${line}\n`).join(""));
  const colour = wantsColour(process.stdout);
  const also = { out, url, hostNames: hostName, proxies: behindProxy, signIn, force, colour };
  const task = { ...options, ...also, opensAt, note };
  keepHeapSmall();
  return withFaultReport(words, source.scenario.seed, () => runExercise(source, task));
}

const NOBODY =
  "machines play every State: give people seats with --play, such as --play XA, or with played_by: human in the file";

function parseOpening(text: string): Opening {
  if (text === "violation") return { kind: "violation" };
  if (/^[1-9]\d*$/.test(text)) return { kind: "step", step: Number(text) };
  const span = parseOffset(text);
  if (span !== null) return { kind: "after", span };
  try {
    return { kind: "instant", at: parseInstant(text) };
  } catch {
    throw new InvalidArgumentError(
      "It is T+hh:mm, an instant such as 2027-03-01T08:00:00Z, the number of a step, or violation.",
    );
  }
}

function parseUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new InvalidArgumentError("It is an address such as https://exercise.example.");
  return text.replace(/\/+$/, "");
}

/** The pages' own paths follow it: none can stand before them. */
function parseBase(text: string): string {
  const { origin, href } = new URL(parseUrl(text));
  if (href !== `${origin}/`)
    throw new InvalidArgumentError("It has no path, query or name: https://exercise.example.");
  return origin;
}

function gathered(one: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), one];
}

/** @throws Failure 64 if one is neither an address nor a net */
async function checkProxies(proxies: readonly string[]): Promise<void> {
  const { ClientAddress } = await import("@contactpoint/exercise");
  try {
    void new ClientAddress(proxies);
  } catch (error) {
    const why = error instanceof RangeError ? error.message : String(error);
    throw new Failure(EXIT.usage, `--behind-proxy ${why}, such as 127.0.0.1 or 10.0.0.0/8`);
  }
}

function parseIssuer(text: string): URL {
  const url = URL.parse(parseUrl(text));
  if (url === null || url.search !== "" || url.hash !== "")
    throw new InvalidArgumentError("It is an address such as https://login.example.");
  if (url.protocol === "http:" && !LOOPBACK.has(url.hostname))
    throw new InvalidArgumentError("An issuer beyond this machine is asked over https.");
  return url;
}

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);

interface SignInWords {
  readonly oidc?: URL;
  readonly oidcClientId?: string;
  readonly oidcSecretFile?: string;
  readonly oidcSeats?: string;
  readonly allowHost?: readonly string[];
}

/** @throws Failure 64 if options are missing that go together */
function signInTask(options: SignInWords & Pick<ExerciseTask, "links" | "port" | "url">) {
  const { oidc: issuer, oidcClientId: clientId, oidcSeats: seats } = options;
  if (issuer === undefined) {
    if (clientId !== undefined || seats !== undefined || options.oidcSecretFile !== undefined)
      throw new Failure(EXIT.usage, "who is signed in where is said by --oidc ISSUER");
    if (!options.links)
      throw new Failure(EXIT.usage, "--no-links without --oidc would let nobody in");
    return null;
  }
  if (clientId === undefined || seats === undefined)
    throw new Failure(EXIT.usage, "--oidc needs --oidc-client-id and --oidc-seats");
  if (options.url === undefined && options.port === 0)
    throw new Failure(EXIT.usage, "--oidc needs a --port or a --url, which the issuer must know");
  const { oidcSecretFile: secretFile, allowHost = [] } = options;
  return { issuer, clientId, secretFile, seats, allowHost };
}

/** More seats than this nobody looks after. */
const STAFF_MOST = 50;

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0 || count > STAFF_MOST)
    throw new InvalidArgumentError(`It is a number from 0 to ${STAFF_MOST}.`);
  return count;
}

const HELP = `
The links are keys: who has one, has the seat. What is done stands in
FOLDER.exercise until the hot wash is over; after a stop or a crash the same
command goes on with it, and the exercise stands until the facilitator resumes
it.

When the exercise has ended, the run folder is written and result and report are
printed. The service stays for the hot wash until its time is over, the
facilitator closes it, or Ctrl+C; the exit code is that of the result. After a
crash the same command comes back to it.

With --at, machines play every State as in run until just before that time; then
the clock stands, and people come in. What officers have begun by then stays
theirs. A counterexample of check opens so at its failing step, with --play
where its file says nothing of people.

Pages are served over HTTP on this machine. For others put a proxy with HTTPS
before it, name its address with --url, and the proxy's own with --behind-proxy.

With --oidc people sign in at ISSUER, which sends them back to URL/sign-in/back.
The file of --oidc-seats names the claim by which people are known, and who has
which seat:

  claim: email
  seats:
    facilitator: [fay@example.org]
    XA/duty-officer: [anna@astoria.example, aki@astoria.example]

Examples:
  contactpoint exercise scenarios/exercises/l1-ping.yaml
  contactpoint exercise my-night.yaml --port 4100 --url https://exercise.example
  contactpoint exercise found.yaml --at violation --play XA,XB

${exitCodeLines([0, 1, 2, 64, 65, 69, 70, 73, 74, 130])}`;
