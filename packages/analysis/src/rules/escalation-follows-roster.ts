import { Finding } from "./finding.ts";
import type { RegisterTruth } from "./register-truth.ts";
import type { RequestFile } from "./request-file.ts";
import type { JudgeContext, JudgedScenario, ObserverOf, RecordOf, RuleOf } from "./rule.ts";
import { STORE_KEEPING_FAULTS } from "./rule.ts";
import type { Verdict } from "./verdict.ts";

type Observed = "sent" | "call";

export const escalationFollowsRoster: RuleOf<Observed> = {
  id: "escalation-follows-roster",
  number: "S33",
  kind: "safety",
  level: "core",
  statement:
    "Escalation goes up the ladder try by try, none skipped, each by the channel of its step, but that none is made at who is struck off the register; nobody comes to the desk at night, or sleeps through a call, who was not rung.",
  law: [],
  observes: ["sent", "call"],
  holdsUnder: STORE_KEEPING_FAULTS,
  afterEnd: true,
  observer: (context) => new EscalationObserver(context),
};

class EscalationObserver implements ObserverOf<Observed> {
  readonly #finding = new Finding();
  readonly #scenario: JudgedScenario;
  readonly #register: RegisterTruth;
  /** Channels by try, for each pair. */
  readonly #ladders = new Map<string, readonly string[]>();
  /** Officers who were rung and neither slept through nor came, by node. */
  readonly #rung = new Map<string, number>();

  constructor({ scenario, register }: JudgeContext) {
    this.#register = register;
    this.#scenario = scenario;
  }

  on(record: RecordOf<Observed>, line: number, file: RequestFile): void {
    if (record.kind === "call") this.#onCall(record, line);
    else if (record.type === "request" && record.try !== undefined) {
      this.#onTry(record, record.try, line, file);
    }
  }

  #onTry(record: RecordOf<"sent">, number: number, line: number, file: RequestFile): void {
    this.#finding.checked += 1;
    const { lastTry, need } = file;
    const before = lastTry?.record.try ?? 0;
    if (number <= before || (number > before + 1 && !this.#mayHaveSkipped(record, file))) {
      const because = `try ${number} comes after ${before === 0 ? "none" : `try ${before}`}`;
      this.#finding.violated(because, record, line, lastTry ?? need);
      return;
    }
    const ladder = this.#ladderOf(record);
    const channel = ladder[number - 1];
    // The rule on the number of messages has an eye on tries beyond the last step.
    if (channel === undefined || channel === record.channel) return;
    this.#finding.violated(`its step has the channel ${channel}`, record, line);
  }

  /** A try at who is struck off is none, and leaves no message. */
  #mayHaveSkipped({ from, to, at }: RecordOf<"sent">, { lastTry, need }: RequestFile): boolean {
    const since = lastTry?.record.at ?? need?.record.at ?? at;
    return this.#register.wasStruckOff([from, to], since, at);
  }

  #ladderOf({ from, to }: RecordOf<"sent">): readonly string[] {
    const pair = `${from} ${to}`;
    let ladder = this.#ladders.get(pair);
    if (ladder !== undefined) return ladder;
    const { escalation, networks } = this.#scenario;
    ladder = escalation
      .filter(({ network }) => {
        const members = network === null ? undefined : networks[network];
        return members === undefined || (members.includes(from) && members.includes(to));
      })
      .flatMap(({ channel, tries }) => Array.from({ length: tries }, () => channel));
    this.#ladders.set(pair, ladder);
    return ladder;
  }

  #onCall(record: RecordOf<"call">, line: number): void {
    const { node, phase } = record;
    const rung = this.#rung.get(node) ?? 0;
    if (phase === "rung") {
      this.#finding.checked += 1;
      this.#rung.set(node, rung + 1);
    } else if (phase !== "left") {
      if (rung === 0) this.#finding.violated("nobody was rung", record, line);
      else this.#rung.set(node, rung - 1);
    }
  }

  verdict(): Verdict {
    return this.#finding.safety();
  }
}
