import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import type { JournalRecord } from "@contactpoint/protocol";
import { journalLines } from "@contactpoint/simulator";

import { analyseJournal } from "../work/analyse-journal.ts";
import { JournalAnalysis } from "../work/journal-analysis.ts";
import type { AnalysedRun } from "../work/journal-analysis.ts";
import type { ScenarioSource } from "../work/read-source.ts";
import { calendarsDigest } from "./calendars-digest.ts";
import { writeDerivedFiles } from "./derived-files.ts";
import { JournalWriter } from "./journal-writer.ts";
import { makeFolder } from "./make-folder.ts";
import { MANIFEST_FORMAT, manifestText } from "./manifest.ts";
import type { RunOrigin } from "./manifest.ts";
import { outputFolder } from "./output-folder.ts";
import { removeLeftovers, replaceFolder, siblingOf } from "./replace-folder.ts";
import { versions } from "./versions.ts";

export interface RecorderOptions {
  /** The run folder; default: `runs/<scenario-id>-<seed>` in the working folder. */
  readonly out: string | undefined;
  /** Whether another run that the folder holds may be replaced. */
  readonly force: boolean;
  readonly journal: "written" | "none";
  /**
   * Whether records are measured and judged as they come, or once all are written: for a service,
   * whose memory must not grow with all that it has told.
   */
  readonly analysed: "meanwhile" | "afterwards";
  /** Hears of the folder being written before there is one, so that whoever stops leaves none behind. */
  readonly onScratch?: (folder: string) => void;
  /** The contact points whose journal it is, if not all. */
  readonly nodes?: readonly string[];
}

/** A run while it is recorded: its folder is written beside and takes its place when complete. */
export class RunRecorder {
  /** The run folder as the user named it. */
  readonly out: string;
  /** The folder being written; of no use if the run does not end. */
  readonly scratch: string;
  /** Takes every record, in order. */
  readonly sinks: readonly ((record: JournalRecord) => void)[];
  readonly #source: ScenarioSource;
  readonly #options: RecorderOptions;
  readonly #folder: string;
  readonly #writer: JournalWriter;
  readonly #lines: ReturnType<typeof journalLines>;
  /** Null: the file is read once it is whole. */
  readonly #analysis: JournalAnalysis | null;

  /** @throws Failure 73 if the place holds anything that must stay */
  constructor(source: ScenarioSource, options: RecorderOptions) {
    const { scenario, contentHash } = source;
    const { id, seed } = scenario;
    this.#source = source;
    this.#options = options;
    const analysis = options.analysed === "meanwhile" ? new JournalAnalysis(options.nodes) : null;
    this.#analysis = analysis;
    this.out = options.out ?? join("runs", `${id}-${seed}`);
    this.#folder = outputFolder(this.out, { contentHash, seed }, options.force);
    this.scratch = siblingOf(this.#folder, "new");
    options.onScratch?.(this.scratch);
    makeFolder(dirname(this.#folder));
    removeLeftovers(this.#folder);
    rmSync(this.scratch, { recursive: true, force: true });
    mkdirSync(this.scratch);
    const isWritten = options.journal === "written";
    this.#writer = new JournalWriter(isWritten ? this.#journal : undefined);
    this.#lines = journalLines((text) => this.#writer.write(text));
    this.sinks = [
      this.#lines,
      ...(analysis === null ? [] : [(record: JournalRecord) => analysis.add(record)]),
    ];
  }

  /** Measures and judges, once the record `end` has come. */
  end(): AnalysedRun {
    this.#lines.end();
    const digests = this.#writer.end();
    return this.#analysis === null
      ? analyseJournal(this.#journal, digests, this.#options.nodes)
      : this.#analysis.result(digests);
  }

  /**
   * Writes what derives from the journal, and puts the folder in its place.
   *
   * @param others digests of further files that stand in `scratch`, by name
   */
  keep(run: AnalysedRun, others: Readonly<Record<string, string>> = {}): void {
    const origin = this.#origin(run);
    const files = { ...writeDerivedFiles(this.scratch, run, origin), ...others };
    const manifest = { ...origin, files };
    writeFileSync(join(this.scratch, "manifest.json"), manifestText(manifest));
    replaceFolder(this.#folder, this.scratch);
  }

  /** A name beside the run folder for what is of use only while it is recorded. */
  sibling(purpose: "live"): string {
    return siblingOf(this.#folder, purpose);
  }

  /** Leaves nothing behind. */
  discard(): void {
    rmSync(this.scratch, { recursive: true, force: true });
  }

  get #journal(): string {
    return join(this.scratch, "journal.jsonl");
  }

  #origin({ summary }: AnalysedRun): RunOrigin {
    const { scenario, files, contentHash } = this.#source;
    const { journal, nodes } = this.#options;
    const { journal_sha256, trace_sha256 } = summary;
    return {
      format: MANIFEST_FORMAT,
      scenario: { id: scenario.id, version: scenario.version, content_sha256: contentHash, files },
      seed: scenario.seed,
      ...versions(),
      calendars_sha256: calendarsDigest(scenario),
      ...(nodes === undefined ? {} : { nodes }),
      journal,
      journal_sha256,
      trace_sha256,
    };
  }
}
