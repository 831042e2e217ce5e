import type { Instant } from "@contactpoint/engine";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import type { Board } from "../desk/index.ts";
import type { ExerciseLog, ExerciseRecord } from "../log/index.ts";
import type { Seat } from "../seats/index.ts";
import { FindingsDesk } from "./findings-desk.ts";
import { ForecastDesk, type ForecastSources } from "./forecast-desk.ts";
import { LatencyDesk } from "./latency-desk.ts";
import { RatingDesk } from "./rating-desk.ts";

/** What is seen and written beside the play itself, by those who do not play. */
export class StaffDesks {
  readonly ratings: RatingDesk;
  readonly forecast: ForecastDesk;
  readonly #latencies: LatencyDesk;
  readonly #findings: FindingsDesk;

  constructor(
    scenario: ResolvedScenario,
    board: Board,
    sources: ForecastSources & { readonly log: Pick<ExerciseLog, "records"> },
  ) {
    const { clock, log, now } = sources;
    const at = (): Instant => Math.min(clock.now(), scenario.clock.end);
    this.ratings = new RatingDesk(scenario, board, { log, at, now });
    this.forecast = new ForecastDesk(scenario, board, sources);
    this.#latencies = new LatencyDesk(scenario, board, { log, at, now });
    this.#findings = new FindingsDesk(scenario, board, (about) => this.ratings.isRated(about));
  }

  /** A fact of the network. */
  note(record: JournalRecord): void {
    this.ratings.note(record);
    this.forecast.note(record);
    this.#latencies.note(record);
  }

  /** What evaluators write down. @throws Unknown or Conflict; then nothing has changed */
  apply(record: ExerciseRecord, seat: Seat): void {
    if (record.kind === "observation") this.#findings.observe(record, seat);
    if (record.kind === "improvement") this.#findings.improve(record);
    if (record.kind === "rating") this.ratings.rate(record);
  }

  /** Shows anew what is out of date, at no more than a small share of the time. */
  refresh(): void {
    this.forecast.refresh();
    this.ratings.refresh();
    this.#latencies.refresh();
  }

  /** Shows what is counted anew, as once when all is over. */
  show(): void {
    this.ratings.show();
    this.#latencies.show();
  }
}
