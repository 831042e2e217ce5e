import {
  CASES,
  childProcessLink,
  conclude,
  type Conformance,
  type ConformanceCase,
  conformanceDocument,
  greetNode,
  kitOf,
  LockStepFault,
  type LockStepNode,
  selectCases,
  signedDocument,
  tryNode,
  webSocketLink,
} from "@contactpoint/testkit/conformance";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { withFaultReport } from "../live/with-fault-report.ts";
import { softwareVersion } from "../run-folder/software-version.ts";
import { conformanceFolder } from "./conformance-folder.ts";
import { casesText, conformanceText } from "./conformance-text.ts";
import { readKnownFailing } from "./known-failing.ts";
import { signingKey } from "./signing-key.ts";

/** A node, and how it is to be tried. */
export interface ConformanceTask {
  readonly url: string | undefined;
  readonly command?: string;
  readonly profile: "core" | "extended";
  readonly rules: readonly string[];
  readonly knownFailing?: string;
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly out?: string;
  readonly signKey?: string;
  /** Seconds that an answer may take. */
  readonly patience: number;
  readonly json: boolean;
}

/** Tries a node and prints what was found. @returns the code to end with */
export async function performConformance(
  task: ConformanceTask,
  words: readonly string[],
): Promise<ExitCode> {
  const cases = selectCases(CASES, task.profile, task.rules);
  if (cases.length === 0)
    throw new Failure(EXIT.usage, `no case names ${task.rules.join(" or ")} in this profile`);
  if (task.dryRun) {
    process.stdout.write(casesText(cases, task.json));
    return EXIT.ok;
  }
  const known = task.knownFailing === undefined ? [] : readKnownFailing(task.knownFailing);
  const folder = task.out === undefined ? null : conformanceFolder(task.out);
  const key = signingKey(task.signKey);
  return withFaultReport(words, 0, async () => {
    const conformance = await tried(task, cases);
    const { strict, rules } = task;
    const conclusion = conclude(conformance, { knownFailing: known, strict, rules });
    const kit = kitOf(softwareVersion(), CASES);
    const document = signedDocument(conformanceDocument(conformance, conclusion, kit), key);
    folder?.write(conformance, conclusion, document);
    process.stdout.write(
      task.json
        ? `${JSON.stringify(document, null, 2)}\n`
        : conformanceText(document, folder?.path ?? null),
    );
    return conclusion.code;
  });
}

async function tried(
  { url, command, profile, patience }: ConformanceTask,
  cases: readonly ConformanceCase[],
): Promise<Conformance> {
  const node = await reachNode(url, command, patience * 1000);
  try {
    return await tryNode(node, { cases, profile, reached: command ?? url ?? "" });
  } finally {
    await node.close();
  }
}

async function reachNode(
  url: string | undefined,
  command: string | undefined,
  patience: number,
): Promise<LockStepNode> {
  if ((url === undefined) === (command === undefined))
    throw new Failure(EXIT.usage, "give either the URL of a node or --command");
  try {
    if (command !== undefined) return await greetNode(childProcessLink(command), patience);
    return await greetNode(await webSocketLink(url ?? ""), patience);
  } catch (error) {
    if (error instanceof LockStepFault) throw new Failure(EXIT.unavailable, error.message);
    throw error;
  }
}
