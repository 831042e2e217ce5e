import type { Summary } from "../tables/summary.ts";
import { inTimeCounts } from "../tables/preserved-in-time.ts";
import { STAGE_TEXTS } from "./labels.ts";
import { html } from "./markup.ts";
import type { Markup } from "./markup.ts";
import type { ReportInput } from "./report-input.ts";
import { largestStages } from "./stage-section.ts";
import { counted, countText, percentText, secondsText } from "./value-text.ts";

/** The run in one paragraph, and its key figures. */
export function plainAnswer(input: ReportInput): Markup {
  const sentences = [
    acknowledgedSentence(input.summary),
    preservedSentence(input),
    stageSentence(input.summary),
  ].filter((sentence) => sentence !== "");
  return html`<p class="answer">${sentences.join(" ")}</p>
    <dl class="key-figures">
      ${keyFigures(input).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl> `;
}

function acknowledgedSentence({ requests, latency }: Summary): string {
  const { n, p50_s, reached_share } = latency.time_to_acknowledge;
  if (n === 0) {
    return `${counted(requests.needs, "need")} arose, and no request was sent.`;
  }
  return p50_s === null
    ? `Fewer than half of the ${counted(n, "request")} sent were acknowledged by the end of the run (${percentText(reached_share)}).`
    : `Half of the ${counted(n, "request")} sent were acknowledged within ${secondsText(p50_s)}.`;
}

function preservedSentence({ table, summary }: ReportInput): string {
  const { n } = inTimeCounts(table);
  if (n === 0) {
    return "No need for preservation arose.";
  }
  const { preserved_in_time_share: inTime, undecided_share: undecided } = summary;
  const open =
    (undecided ?? 0) > 0
      ? `; of another ${percentText(undecided)} it was not yet decided at the end of the run`
      : "";
  return `Of ${counted(n, "need")} for preservation (duplicates and follow-ups left out), ${percentText(inTime)} had all their data preserved before the data vanished${open}.`;
}

function stageSentence({ stages }: Summary): string {
  const [most, next] = largestStages(stages);
  if (most === undefined) {
    return "";
  }
  const second =
    next === undefined
      ? ""
      : `, then to ${STAGE_TEXTS[next.stage].name.toLowerCase()} (${percentText(next.share)})`;
  const { name, meaning } = STAGE_TEXTS[most.stage];
  return `Most time went to ${name.toLowerCase()} (${meaning}: ${percentText(most.share)})${second}.`;
}

function keyFigures({ summary, verdicts }: ReportInput): [name: string, value: string][] {
  const { requests, latency, expectations } = summary;
  const violated = verdicts.filter(({ verdict }) => verdict.verdict === "violated").length;
  const met = expectations.filter(({ verdict }) => verdict === "met").length;
  return [
    ["Needs", countText(requests.needs)],
    ["Requests sent", countText(requests.sent)],
    ["Preserved in time", percentText(summary.preserved_in_time_share)],
    ["Half acknowledged within", secondsText(latency.time_to_acknowledge.p50_s)],
    ["Half preserved within", secondsText(latency.time_to_preserve.p50_s)],
    ["Half confirmed within", secondsText(latency.time_to_confirm.p50_s)],
    ["Rules violated", `${countText(violated)} of ${countText(verdicts.length)}`],
    ["Expectations met", `${countText(met)} of ${countText(expectations.length)}`],
  ];
}
