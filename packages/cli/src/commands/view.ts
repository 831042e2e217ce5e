import { formatInstant } from "@contactpoint/engine";
import { parseOffset } from "@contactpoint/scenario/span";
import { InvalidArgumentError } from "commander";

import type { DefineCommand } from "../command-line/define-command.ts";
import { parseInstant, parsePort } from "../command-line/option-parsers.ts";
import { EXIT, exitCodeLines } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/** An instant, or milliseconds after the start of the run. */
type At = { readonly instant: number } | { readonly after: number };

interface Options {
  readonly at?: At;
  readonly port: number;
}

export const defineView: DefineCommand = (command, words, end) => {
  command
    .description(
      "Look at a finished run in a browser: how everything stood at any instant, with a scrub bar over the pictures of an exercise, and the story of each request. It prints a link and serves it, on this machine alone, until it is stopped.",
    )
    .argument("<run-dir>", "folder that run, network, exercise, node or report --out wrote")
    .option("--at <instant>", "open at an instant in UTC, or at T+hh:mm after the start", parseAt)
    .option("--port <n>", "port of the pages; 0: any that is free", parsePort, 0)
    .addHelpText("after", HELP)
    .action(async (folder: string, { at = { after: 0 }, port }: Options) => {
      const { openRecorded } = await import("../view/open-recorded.ts");
      using recorded = openRecorded(folder);
      const { scenario, ends } = recorded.run.history;
      const { start } = scenario.clock;
      const opens = "instant" in at ? at.instant : start + at.after;
      if (opens < start || opens > ends)
        throw new Failure(
          EXIT.usage,
          `--at lies outside the run, which lasts from ${formatInstant(start)} to ${formatInstant(ends)}`,
        );
      const { serveRecorded } = await import("../view/serve-recorded.ts");
      const { withFaultReport } = await import("../live/with-fault-report.ts");
      end(
        await withFaultReport(words, scenario.seed, () => serveRecorded(recorded, { port, opens })),
      );
    });
};

function parseAt(text: string): At {
  const after = parseOffset(text);
  if (after !== null) return { after };
  try {
    return { instant: parseInstant(text) };
  } catch {
    throw new InvalidArgumentError("It is an instant, 2027-03-01T08:00:00Z, or T+hh:mm.");
  }
}

const HELP = `
The link is a key for this one service; it ends with it. The address of the page
holds the instant that is shown (#t=...), so that it can be kept and opened
again. A journal that was cut short is shown as far as it goes, with a notice.

Examples:
  contactpoint view runs/signatories-quarter-1
  contactpoint view runs/first-night-7 --at T+05:30
  contactpoint view runs/night-5 --at 2027-03-28T01:00:00Z --port 4200

${exitCodeLines([0, 64, 65, 69, 70])}`;
