import type { BenchFrame } from "./bench-frame.ts";
import type { Probe } from "./conformance.ts";
import type { ConformanceCase } from "./conformance-case.ts";
import { CasePlayer } from "./case-player.ts";
import { BenchScenarios } from "./bench-document.ts";
import { LockStepFault, type LockStepNode } from "./lock-step-node.ts";

/** Told to find out whether a node can be tried at all. */
const PROBE: ConformanceCase = {
  id: "probe",
  title: "A request is received and acknowledged.",
  profile: "core",
  rules: [],
  musts: ["LS-002"],
  needs: [],
  steps: [
    { says: "request" },
    { decide: "acknowledge", result: "acknowledged" },
    { decide: "check", result: "complete" },
  ],
};

const TEXT = 'Größe 10 € \u{1F4EE} "quoted" \\ back';

/** Tries what every case relies on. */
export async function probeNode(node: LockStepNode): Promise<readonly Probe[]> {
  const probes: Probe[] = [];
  const attempt = async (
    id: string,
    requirement: string,
    title: string,
    run: () => Promise<string | null>,
  ): Promise<void> => {
    const sentence = await fault(run);
    probes.push({
      id,
      requirement,
      title,
      result: sentence === null ? "passed" : "failed",
      sentence: sentence ?? "",
    });
  };
  await attempt("echo", "LS-002", "It answers an echo with the same text.", () => echoes(node));
  if (probes[0]?.result === "failed") return probes;
  await attempt("told-twice", "LS-004", "Told the same twice, it answers the same.", () =>
    answersAlike(node, node),
  );
  await attempt(
    "unknown-fields",
    "LS-003",
    "It ignores fields of frames that it does not know.",
    () => answersAlike(node, withUnknownFields(node)),
  );
  return probes;
}

async function fault(run: () => Promise<string | null>): Promise<string | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof LockStepFault) return error.message;
    throw error;
  }
}

async function echoes(node: LockStepNode): Promise<string | null> {
  const answer = await node.exchange({ kind: "echo", text: TEXT });
  if (answer.kind !== "echo") return "it answers an echo with effects";
  return answer.echoed === TEXT ? null : `it echoes ${JSON.stringify(answer.echoed)}`;
}

async function answersAlike(one: LockStepNode, other: LockStepNode): Promise<string | null> {
  const scenario = new BenchScenarios().ofCase(PROBE);
  const first = new CasePlayer(one, PROBE, scenario);
  await first.play();
  const second = new CasePlayer(other, PROBE, scenario);
  await second.play();
  const differing = first.texts.findIndex((text, at) => text !== second.texts[at]);
  return differing === -1 ? null : `answer ${differing + 1} differs`;
}

function withUnknownFields(node: LockStepNode): LockStepNode {
  return {
    hello: node.hello,
    exchange: (frame) => node.exchange(extended(frame)),
    close: () => node.close(),
  };
}

function extended(frame: BenchFrame): BenchFrame {
  const more = { ...frame, later_version: { of: ["the bench"] } };
  return more;
}
