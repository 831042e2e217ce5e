import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { PACK_LANGUAGES, packLanguages, packPages } from "@contactpoint/exercise";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { Option } from "commander";

import { findChromium, printPdf } from "../authoring/print-pdf.ts";
import type { DefineCommand } from "../command-line/define-command.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { makeFolder } from "../run-folder/make-folder.ts";
import { readSource } from "../work/read-source.ts";

interface Options {
  readonly out?: string;
  readonly language?: string;
  readonly pdf?: true;
  readonly force?: true;
}

export const definePack: DefineCommand = (command, _words, end) => {
  command
    .description(
      "Write what is handed out on paper: the facilitator's guide with the script, evaluator's sheets, seat cards, and a handbook for each State that people play, which holds nothing of the script.",
    )
    .argument("<scenario>", "scenario file (contactpoint/1, YAML)")
    .option("--out <dir>", "folder of the pages (default: runs/<scenario-id>-pack)")
    .addOption(
      new Option("--language <code>", "one language (default: those of the title)").choices(
        PACK_LANGUAGES,
      ),
    )
    .option("--pdf", "print each page to a PDF, too, by a Chromium of this machine")
    .option("--force", "write into a folder that holds something")
    .addHelpText("after", HELP)
    .action(async (path: string, options: Options) => {
      const { scenario } = readSource(path);
      refuseUnplayed(scenario);
      const chromium = options.pdf === true ? findChromium() : null;
      const out = options.out ?? join("runs", `${scenario.id}-pack`);
      makeRoom(out, options.force === true);
      const languages =
        options.language === undefined ? packLanguages(scenario) : [options.language];
      for (const language of languages)
        for (const { name, html } of packPages(scenario, language, STAFF)) {
          const file = join(out, `${name}.${language}.html`);
          writeFileSync(file, html);
          process.stdout.write(`${file}\n`);
          if (chromium === null) continue;
          const pdf = join(out, `${name}.${language}.pdf`);
          await printPdf(chromium, file, pdf);
          process.stdout.write(`${pdf}\n`);
        }
      end(EXIT.ok);
    });
};

/** As many as `exercise` has unless told otherwise. */
const STAFF = { evaluators: 1, observers: 1 };

function refuseUnplayed({ id, exercise }: ResolvedScenario): void {
  if (exercise?.seats.some(({ played_by }) => played_by === "human") === true) return;
  throw new Failure(EXIT.badInput, `${id} has no seat: add played_by: human to a State`);
}

function makeRoom(folder: string, replaces: boolean): void {
  if (!replaces && existsSync(folder) && readdirSync(folder).length > 0)
    throw new Failure(EXIT.occupied, `${folder} is not empty; --force writes into it`);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new Failure(EXIT.disk, (error as Error).message);
  }
}

const HELP = `
The pages load nothing and can be printed from any browser, A4 or Letter. Each
is marked as the scenario says, and named <page>.<language>.html. What the
scenario does not say in that language comes in English. Show players only their
own State's participant page and their seat card.

Examples:
  contactpoint pack my-night.yaml
  contactpoint pack my-night.yaml --language ar --pdf --out handouts

${exitCodeLines([0, 64, 65, 69, 73, 74])}`;
