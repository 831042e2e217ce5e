import type { DefineCommand } from "./define-command.ts";

interface ListedCommand {
  readonly name: string;
  readonly summary: string;
  /** Loads the command's file, so that no command pays for the others. */
  readonly load: () => Promise<DefineCommand>;
}

export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "run",
    summary: "simulate a scenario in virtual time and write a run folder",
    load: async () => (await import("../commands/run.ts")).defineRun,
  },
  {
    name: "lint",
    summary: "list the problems of scenario files",
    load: async () => (await import("../commands/lint.ts")).defineLint,
  },
  {
    name: "new",
    summary: "write the file of a new exercise, guided or by options",
    load: async () => (await import("../commands/new.ts")).defineNew,
  },
  {
    name: "fmt",
    summary: "write scenario files in one style, and keep their comments",
    load: async () => (await import("../commands/fmt.ts")).defineFmt,
  },
  {
    name: "upgrade",
    summary: "bring files to the version of their format that this release reads",
    load: async () => (await import("../commands/upgrade.ts")).defineUpgrade,
  },
  {
    name: "explain",
    summary: "show what a scenario resolves to: time line, duty coverage, gaps",
    load: async () => (await import("../commands/explain.ts")).defineExplain,
  },
  {
    name: "compare",
    summary: "run the variants of a study and say which is better, and how sure that is",
    load: async () => (await import("../commands/compare.ts")).defineCompare,
  },
  {
    name: "worker",
    summary: "run replications of studies from a queue",
    load: async () => (await import("../commands/worker.ts")).defineWorker,
  },
  {
    name: "check",
    summary: "hunt for a scenario that violates a rule of the protocol",
    load: async () => (await import("../commands/check.ts")).defineCheck,
  },
  {
    name: "explore",
    summary: "try everything that can happen to a few requests of a scenario",
    load: async () => (await import("../commands/explore.ts")).defineExplore,
  },
  {
    name: "replay",
    summary: "run a recorded journal again and prove it identical",
    load: async () => (await import("../commands/replay.ts")).defineReplay,
  },
  {
    name: "report",
    summary: "write the tables and the report of a run folder again",
    load: async () => (await import("../commands/report.ts")).defineReport,
  },
  {
    name: "conform",
    summary: "try a node of anybody's against the rules of the protocol",
    load: async () => (await import("../commands/conform.ts")).defineConform,
  },
  {
    name: "network",
    summary: "run all nodes of a scenario in one process, over real sockets",
    load: async () => (await import("../commands/network.ts")).defineNetwork,
  },
  {
    name: "exercise",
    summary: "play a scenario with people in their browsers",
    load: async () => (await import("../commands/exercise.ts")).defineExercise,
  },
  {
    name: "view",
    summary: "look at a finished run in a browser, at any of its instants",
    load: async () => (await import("../commands/view.ts")).defineView,
  },
  {
    name: "dry-run",
    summary: "play an exercise with machines alone, and forecast its real length",
    load: async () => (await import("../commands/dry-run.ts")).defineDryRun,
  },
  {
    name: "msel",
    summary: "list the injects of an exercise for a spreadsheet, or take the list back",
    load: async () => (await import("../commands/msel.ts")).defineMsel,
  },
  {
    name: "pack",
    summary: "write an exercise's handouts: guide, handbooks, seat cards, evaluator's sheets",
    load: async () => (await import("../commands/pack.ts")).definePack,
  },
  {
    name: "node",
    summary: "run the node of one State in a process of its own",
    load: async () => (await import("../commands/node.ts")).defineNode,
  },
  {
    name: "provider",
    summary: "serve the order portal of one of a scenario's service providers",
    load: async () => (await import("../commands/provider.ts")).defineProvider,
  },
  {
    name: "audit",
    summary: "verify the audit log of a live node",
    load: async () => (await import("../commands/audit.ts")).defineAudit,
  },
  {
    name: "erase",
    summary: "destroy the content of a case in the store of a live node",
    load: async () => (await import("../commands/erase.ts")).defineErase,
  },
  {
    name: "credentials",
    summary: "make keys, certificates and the register of a live exercise",
    load: async () => (await import("../commands/credentials.ts")).defineCredentials,
  },
  {
    name: "secretariat",
    summary: "serve the register of a live exercise, or issue its next version",
    load: async () => (await import("../commands/secretariat.ts")).defineSecretariat,
  },
  {
    name: "schema",
    summary: "print a JSON Schema: scenario, summary or a message",
    load: async () => (await import("../commands/schema.ts")).defineSchema,
  },
];
