import { Command, CommanderError, Help } from "commander";

import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { failureText, usageText } from "../exit/failure-text.ts";
import { COMMANDS } from "./commands.ts";

/**
 * Runs one command line.
 *
 * @param words without the names of Node and the script
 * @returns the code to end with
 */
export async function runCommandLine(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const empty = words.findIndex((word) => word === "" || /^--[a-z-]+=$/.test(word));
  if (empty >= 0) {
    const where = words[empty] || `what follows ${words[empty - 1] ?? "contactpoint"}`;
    const text = `contactpoint: ${where} is empty; give a value or leave it out`;
    process.stderr.write(`${usageText(text)}\n`);
    return EXIT.usage;
  }
  const program = await programFor(words, (next) => {
    code = next;
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${failureText(error)}\n`);
    return error.code;
  }
}

/** The program with the named command in full; the others are loaded only for their own help. */
async function programFor(
  words: readonly string[],
  end: (code: ExitCode) => void,
): Promise<Command> {
  const program = withManners(new Command("contactpoint"))
    .description(PURPOSE)
    .addHelpText("after", HELP)
    .helpCommand(false)
    .version((await import("../run-folder/software-version.ts")).softwareVersion());
  for (const { name, summary, load } of COMMANDS) {
    const command = withManners(program.command(name)).summary(summary);
    if (words.includes(name)) (await load())(command, words, end);
  }
  return program;
}

/** Errors are thrown, not ended with, and point to the help. */
function withManners(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(usageText(text)) })
    .allowExcessArguments(false)
    .configureHelp({
      optionDescription: (option) => {
        const text = new Help().optionDescription(option);
        return option.mandatory ? `${text} (required)` : text;
      },
    })
    .showHelpAfterError("(--help shows what is possible)")
    .showSuggestionAfterError(true);
}

const PURPOSE =
  "Simulates the network of national 24/7 points of contact that article 41 of the UN Convention against Cybercrime creates: how long an urgent request to preserve electronic evidence takes, why, and what would make it faster.";

const HELP = `
Examples:
  contactpoint run scenarios/signatories-quarter.yaml
  contactpoint lint my-scenario.yaml
  contactpoint run --help

${exitCodeLines([0, 1, 2, 64, 65, 70, 73, 74, 130])}`;
