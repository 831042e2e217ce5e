import { existsSync } from "node:fs";
import { join } from "node:path";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseInstant, parsePort } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

interface Options {
  readonly host?: string;
  readonly port?: number;
  readonly revoke?: string;
  readonly rotate?: string;
  readonly replaceKey?: boolean;
  readonly stolenSince?: number;
}

export const defineSecretariat: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Serve the register of a live exercise over HTTPS until stopped; or, with --revoke, --rotate or --replace-key, issue its next version and end. A secretariat that runs shows it at once.",
    )
    .argument("<dir>", "folder that credentials wrote, or its folder secretariat/")
    .option("--host <host>", "host to listen at (default: as the credentials say)")
    .option(
      "--port <n>",
      "port to listen at; 0 is any (default: as the credentials say)",
      parsePort,
    )
    .option("--revoke <state>", "take a State out of the register and its certificate back")
    .option("--rotate <state>", "give a State a new signing key and certificate")
    .option("--replace-key", "let the root replace the key that signs the register")
    .option(
      "--stolen-since <instant>",
      "with --replace-key: what came in later under the old key is void (default: now)",
      parseInstant,
    )
    .addHelpText("after", HELP)
    .action(async (folder: string, options: Options) => {
      if (![folder, join(folder, "secretariat")].some((one) => existsSync(join(one, PLACE))))
        throw new Failure(
          EXIT.badInput,
          `${folder} has no credentials of a secretariat: contactpoint credentials writes them`,
        );
      if (!(await change(folder, options, Date.now()))) await serve(folder, options);
      end(EXIT.ok);
    });
};

/** @returns false if no change was asked for */
async function change(folder: string, options: Options, now: number): Promise<boolean> {
  const { revoke, rotate, replaceKey = false, stolenSince } = options;
  const asked = [revoke, rotate].filter((state) => state !== undefined).length + Number(replaceKey);
  if (asked > 1 || (stolenSince !== undefined && !replaceKey)) {
    throw new Failure(
      EXIT.usage,
      "give one of --revoke, --rotate and --replace-key; --stolen-since goes with the last",
    );
  }
  if (asked === 0) return false;
  const trust = await import("@contactpoint/live/trust");
  const version = await readable(async () => {
    if (revoke !== undefined) return await trust.revokeState(folder, revoke, now);
    if (rotate !== undefined) return await trust.rotateState(folder, rotate, now);
    return trust.replaceRegisterKey(folder, stolenSince ?? now, now);
  });
  process.stdout.write(`version ${version} of the register is issued\n`);
  return true;
}

async function serve(path: string, options: Options): Promise<void> {
  const { Secretariat, SecretariatFolder } = await import("@contactpoint/live/trust");
  const inner = join(path, "secretariat");
  const folder = new SecretariatFolder(existsSync(inner) ? inner : path);
  const secretariat = await readable(async () => {
    const place = folder.place();
    const { host = place.host, port = place.port } = options;
    return await Secretariat.start(folder, {
      host,
      port,
      report: (sentence) => process.stderr.write(`${sentence}\n`),
    });
  });
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  const { version } = folder.register();
  process.stderr.write(`serving version ${version} of the register on port ${secretariat.port}\n`);
  await stopped;
  await secretariat.close();
}

/** @throws Failure 69 if the port cannot be had, 65 if the folder cannot be used */
async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isNetwork = error instanceof Error && "syscall" in error && error.syscall === "listen";
    throw new Failure(isNetwork ? EXIT.unavailable : EXIT.badInput, message);
  }
}

/** What every folder of a secretariat has. */
const PLACE = "secretariat.json";

const HELP = `
It answers GET /register, /register/keys, /register/<version>, /crl and /health,
to callers with a certificate of the exercise. Changes that the scenario
circulates later are issued on their day. SIGINT and SIGTERM end it with 0.

--revoke, --rotate and --replace-key need the whole folder with root/; --rotate
also writes the State's folder in nodes/, which its node reads at its next
start.

Examples:
  contactpoint secretariat exercise
  contactpoint secretariat exercise --revoke XB
  contactpoint secretariat exercise --replace-key \\
    --stolen-since 2027-03-01T08:00:00Z

${exitCodeLines([0, 64, 65, 69, 70])}`;
