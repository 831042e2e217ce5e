import { writeScenario } from "@contactpoint/scenario";
import {
  CASES,
  childProcessLink,
  conclude,
  type Conformance,
  conformanceDocument,
  EXAM_CASES,
  examDocument,
  greetNode,
  kitOf,
  LINK_CHECKS,
  LockStepFault,
  type LockStepNode,
  selectCases,
  signedDocument,
  type Story,
  tryNode,
  webSocketLink,
} from "@contactpoint/testkit/conformance";

import { EXIT } from "../exit/exit-code.ts";
import type { ExitCode } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { withFaultReport } from "../live/with-fault-report.ts";
import { visible } from "../screen/visible.ts";
import { progressOn } from "../screen/progress.ts";
import { softwareVersion } from "../run-folder/software-version.ts";
import { checkNodeUrl } from "./check-node-url.ts";
import { conformanceFolder } from "./conformance-folder.ts";
import { casesText, conformanceText } from "./conformance-text.ts";
import { readKnownFailing } from "./known-failing.ts";
import { signingKey } from "./signing-key.ts";
import { tryOverLinks } from "./try-over-links.ts";

/** A node, and how it is to be tried. */
export interface ConformanceTask {
  readonly url: string | undefined;
  readonly command?: string;
  /** Of a black box: folder of credentials of the exercise in which it is tried. */
  readonly credentials?: string;
  /** Only print the scenario of that exercise. */
  readonly testScenario: boolean;
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
  if (task.testScenario) {
    process.stdout.write(writeScenario(examDocument()));
    return EXIT.ok;
  }
  const isBlackBox = task.credentials !== undefined;
  if (task.url !== undefined) checkNodeUrl(task.url, isBlackBox);
  const all: readonly Story[] = isBlackBox ? [...LINK_CHECKS, ...EXAM_CASES] : CASES;
  const cases = selectCases(all, task.profile, task.rules);
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
    const found = await unlessInterrupted(() => tried(task));
    const chosen = found.rules.filter(({ rule }) => task.rules.includes(rule.number));
    const conformance = task.rules.length === 0 ? found : { ...found, rules: chosen };
    const { strict, rules } = task;
    const conclusion = conclude(conformance, { knownFailing: known, strict, rules });
    const kit = kitOf(softwareVersion(), all);
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

/** An interrupt ends this process in order, and with it the node that it has started. */
async function unlessInterrupted<T>(work: () => Promise<T>): Promise<T> {
  const stop = (): void => {
    process.stderr.write("contactpoint: interrupted; nothing was written\n");
    process.exit(EXIT.interrupted);
  };
  for (const signal of STOPS) process.once(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
  }
}

const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function tried(task: ConformanceTask): Promise<Conformance> {
  const { url, command, credentials, profile, rules, patience } = task;
  if (credentials !== undefined) {
    const cases = selectCases(EXAM_CASES, profile, rules);
    const checks = selectCases(LINK_CHECKS, profile, rules);
    process.stderr.write(`trying ${checks.length + cases.length} cases side by side\n`);
    return tryOverLinks({ url, credentials, profile, cases, checks });
  }
  const cases = selectCases(CASES, profile, rules);
  const open = (): Promise<LockStepNode> => reachNode(url, command, patience * 1000);
  const progress = progressOn(process.stderr, ["trying", "tried"]);
  let told = 0;
  const onCase = (): void => progress.show((told += 1) / cases.length);
  try {
    return await tryNode(open, { cases, profile, reached: command ?? url ?? "", onCase });
  } catch (error) {
    if (error instanceof LockStepFault) throw new Failure(EXIT.unavailable, visible(error.message));
    throw error;
  } finally {
    progress.end();
  }
}

/** @throws LockStepFault if it cannot be reached */
async function reachNode(
  url: string | undefined,
  command: string | undefined,
  patience: number,
): Promise<LockStepNode> {
  if ((url === undefined) === (command === undefined))
    throw new Failure(EXIT.usage, "give either the URL of a node or --command");
  if (command !== undefined) return greetNode(childProcessLink(command), patience);
  return greetNode(await webSocketLink(url ?? "", patience), patience);
}
