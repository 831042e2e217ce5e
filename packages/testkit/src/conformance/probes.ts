import { PROTOCOL_VERSION } from "@contactpoint/protocol";
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

/** Tries what every case relies on, until the node breaks down. */
export async function probeNode(node: LockStepNode): Promise<readonly Probe[]> {
  const probes: Probe[] = [];
  for (const { run, ...probe } of PROBES) {
    const sentence = await run(node).catch(faultOf);
    if (sentence instanceof LockStepFault) {
      const { requirement, message } = sentence;
      return [...probes, { ...probe, requirement, result: "failed", sentence: message }];
    }
    probes.push({ ...probe, result: sentence === "" ? "passed" : "failed", sentence });
  }
  return probes;
}

interface ProbeScript extends Omit<Probe, "result" | "sentence"> {
  /**
   * Gives what is wrong, or nothing.
   *
   * @throws LockStepFault if nothing more can be asked of the node
   */
  readonly run: (node: LockStepNode) => Promise<string>;
}

const PROBES: readonly ProbeScript[] = [
  {
    id: "protocol",
    requirement: "LS-027",
    title: "It speaks the version of the protocol that is tried.",
    run: ({ hello: { protocol } }) =>
      Promise.resolve(
        protocol === PROTOCOL_VERSION
          ? ""
          : `it speaks ${protocol}, and ${PROTOCOL_VERSION} is tried`,
      ),
  },
  {
    id: "echo",
    requirement: "LS-002",
    title: "It answers an echo with the same text.",
    run: echoes,
  },
  {
    id: "told-twice",
    requirement: "LS-004",
    title: "Told the same twice, it answers the same.",
    run: (node) => answersAlike(node, node),
  },
  {
    id: "unknown-fields",
    requirement: "LS-003",
    title: "It ignores fields of frames that it does not know.",
    run: (node) => answersAlike(node, withUnknownFields(node)),
  },
];

function faultOf(error: unknown): LockStepFault {
  if (error instanceof LockStepFault) return error;
  throw error;
}

async function echoes(node: LockStepNode): Promise<string> {
  const answer = await node.exchange({ kind: "echo", text: TEXT });
  if (answer.kind !== "echo") throw new LockStepFault("LS-002", "it answers an echo with effects");
  if (answer.echoed === TEXT) return "";
  throw new LockStepFault("LS-002", `it echoes ${JSON.stringify(answer.echoed)}`);
}

async function answersAlike(one: LockStepNode, other: LockStepNode): Promise<string> {
  const scenario = new BenchScenarios().ofCase(PROBE);
  const first = new CasePlayer(one, PROBE, scenario);
  await first.play();
  const second = new CasePlayer(other, PROBE, scenario);
  await second.play();
  const differing = first.texts.findIndex((text, at) => text !== second.texts[at]);
  return differing === -1 ? "" : `answer ${differing + 1} differs`;
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
