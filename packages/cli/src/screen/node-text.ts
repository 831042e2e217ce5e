import type { RequestTable } from "@contactpoint/analysis";

import type { AnalysedRun } from "../work/journal-analysis.ts";
import { counted } from "./counted.ts";
import { filesText, headerText } from "./run-text.ts";
import { wrapped } from "./wrapped.ts";

interface NodeTextOptions {
  readonly state: string;
  /** As the user named it. */
  readonly folder: string;
}

/** What the run of one node prints for people: its part, and what the parts are good for. */
export function nodeText(run: AnalysedRun, { state, folder }: NodeTextOptions): string {
  const sections = [
    headerText(run),
    partText(run.table, state),
    wrapped(
      `Tables, rules and expectations are those of the whole network: merge the folders of all nodes by contactpoint report ${folder} ... --out DIR`,
      "",
      "  ",
    ),
    filesText(folder, "written"),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** What the node itself saw of the requests that it sent and received. */
function partText({ rows, text, instants }: RequestTable, state: string): string {
  const count = (
    side: "requesting_state" | "requested_state",
    at: keyof typeof instants,
  ): number => {
    let found = 0;
    for (let row = 0; row < rows; row += 1)
      if (text[side][row] === state && !Number.isNaN(instants[at][row])) found += 1;
    return found;
  };
  const asked = `${counted(count("requesting_state", "sent_at"), "request")} sent, ${count("requesting_state", "acknowledged_at")} acknowledged, ${count("requesting_state", "closed_at")} closed`;
  const wasAsked = `${counted(count("requested_state", "delivered_at"), "request")} delivered, ${count("requested_state", "decided_at")} decided`;
  return `${state} asked:      ${asked}\n${state} was asked:  ${wasAsked}`;
}
