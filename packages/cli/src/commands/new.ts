import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";

import { Option } from "commander";

import type { Answers } from "../authoring/ask-exercise.ts";
import { LEVELS, newExercise, STATE_CODES, type NewExercise } from "../authoring/new-exercise.ts";
import type { DefineCommand } from "../command-line/define-command.ts";
import { parseCount, parseInstant, parseSeed } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

interface Options extends Omit<NewExercise, "id" | "title" | "start"> {
  readonly title?: string;
  readonly start: number;
  readonly guided?: true;
  readonly force?: true;
}

export const defineNew: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Write the file of a new exercise that runs and can be played, with texts to fill in: pings (L1), requests and what is missing in them (L2), or a busy day with a fault (L3).",
    )
    .argument("<file>", "file to write, such as my-night.yaml; its name becomes the id")
    .addOption(new Option("--level <level>", "rung of the ladder").choices(LEVELS).default("L1"))
    .option("--title <text>", "title (default: the id)")
    .option("--states <n>", `States, 2 to ${STATE_CODES.length}`, parseCount, 4)
    .option("--people <n>", "how many of them people play", parseCount, 2)
    .addOption(
      new Option("--start <instant>", "first instant, in UTC")
        .argParser(parseInstant)
        .default(NOON, "2027-05-11T12:00:00Z"),
    )
    .option("--seed <n>", "seed", parseSeed, 1)
    .option("--guided", "ask for level, title, States and people on the terminal")
    .option("--force", "replace a file that exists")
    .addHelpText("after", HELP)
    .action(async (file: string, options: Options) => {
      const id = basename(file)
        .replace(/\.ya?ml$/, "")
        .toLowerCase();
      const replaces = options.force === true;
      if (!replaces && existsSync(file)) throw occupied(file);
      if (!existsSync(dirname(file)))
        throw new Failure(EXIT.disk, `${file} cannot be written: there is no ${dirname(file)}`);
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
        throw new Failure(
          EXIT.usage,
          `the id comes from the file's name, and "${id}" is none: wanted letters, digits and hyphens, such as my-night.yaml`,
        );
      const given = { ...options, title: options.title ?? id };
      const asked = options.guided === true ? { ...given, ...(await ask(given)) } : given;
      const { title, start } = asked;
      checkCounts(asked);
      const iso = new Date(start).toISOString().replace(/\.\d+Z$/, "Z");
      const { DocumentResolver, writeScenario } = await import("@contactpoint/scenario");
      const document = newExercise({ ...asked, id, title, start: iso });
      const resolved = new DocumentResolver().resolve(document);
      if ("problems" in resolved)
        throw new Failure(
          EXIT.usage,
          resolved.problems.map(({ path, message }) => `${path} ${message}`).join("\n"),
        );
      write(file, writeScenario(document, { comment: COMMENT }), replaces);
      process.stdout.write(`${file} is written; try contactpoint dry-run ${file}\n`);
      end(EXIT.ok);
    });
};

/** Noon in UTC, when it is day in most zones. */
const NOON = Date.UTC(2027, 4, 11, 12);

const COMMENT = [
  "What this exercise is for, in a sentence.",
  "",
  "Look at: what shows whether it was reached.",
];

async function ask(usual: Answers): Promise<Answers> {
  const { askExercise } = await import("../authoring/ask-exercise.ts");
  return askExercise(usual, process.stdin, process.stderr);
}

function checkCounts({ states, people }: Pick<Options, "states" | "people">): void {
  if (states < 2 || states > STATE_CODES.length)
    throw new Failure(EXIT.usage, `an exercise has 2 to ${STATE_CODES.length} States`);
  if (people > states) throw new Failure(EXIT.usage, `people play at most the ${states} States`);
}

function write(file: string, text: string, replaces: boolean): void {
  try {
    writeFileSync(file, text, { flag: replaces ? "w" : "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw occupied(file);
    throw new Failure(EXIT.disk, message);
  }
}

function occupied(file: string): Failure {
  return new Failure(EXIT.occupied, `${file} exists; --force replaces it`);
}

const HELP = `
Examples:
  contactpoint new my-night.yaml --guided
  contactpoint new my-night.yaml --level L2 --states 6 --people 4 --title Night

${exitCodeLines([0, 64, 73, 74, 130])}`;
