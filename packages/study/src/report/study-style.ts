import { colour } from "@contactpoint/analysis/page-parts";
import { SERIES } from "./line-drawing.ts";

// No two of them share dashes and thickness, so that none must be known by its colour.
const DASHES = ["none", "9 3", "3 3", "12 3 3 3", "6 2", "2 5", "14 4", "9 2 2 2 2 2"];
const HUES = [1, 3, 4, 5, 2, 6, 8, 7];

/** What the report of a study draws beyond the report of a run. */
export function studyStyle(): string {
  const series = Array.from(
    { length: SERIES },
    (_, i) =>
      `.series-${i}{stroke:${colour(`hue-${HUES[i] ?? 0}`)};stroke-dasharray:${DASHES[i] ?? "none"}}
.band-${i}{fill:${colour(`hue-${HUES[i] ?? 0}`)}}
`,
  );
  return `.verdicts{list-style:none;margin:1.3rem 0;padding:0;max-width:54rem}
.verdicts li{margin:0 0 1.1rem;padding:.1rem 0 .1rem 1rem;border-left:4px solid ${colour("edge")}}
.verdicts p{margin:.35rem 0 0;font-size:1.12rem;line-height:1.5}
.verdicts .first{font-size:1.18rem}
.verdicts .is-better{border-color:${colour("hue-4")}}
.verdicts .is-worse{border-color:${colour("hue-2")}}
.series{fill:none;stroke-width:2.4}
.band{opacity:.16}
.zero{stroke:${colour("ink")};stroke-width:1.2}
.whisker{stroke:${colour("ink")};stroke-width:1.8}
.dot{fill:${colour("ink")}}
.mark-line{stroke:${colour("ink")};stroke-dasharray:4 3}
.pair{fill:${colour("hue-1")};opacity:.75}
.place{fill:${colour("paper")};stroke:${colour("edge")};stroke-width:2}
.efficient{fill:${colour("hue-1")};stroke:${colour("hue-1")};stroke-width:2}
svg .on-efficient{fill:${colour("on-hue-1")}}
.front{fill:none;stroke:${colour("hue-1")};stroke-width:2;stroke-dasharray:6 3}
.gain-0,.loss-0{fill:${colour("band")}}
.gain-1{fill:${colour("good-fill")}}svg .on-gain-1{fill:${colour("good-text")}}
.gain-2{fill:${colour("hue-4")}}svg .on-gain-2{fill:${colour("on-hue-4")}}
.loss-1{fill:${colour("bad-fill")}}svg .on-loss-1{fill:${colour("bad-text")}}
.loss-2{fill:${colour("hue-2")}}svg .on-loss-2{fill:${colour("on-hue-2")}}
.command{font-family:ui-monospace,"Liberation Mono",monospace;font-size:.86rem;overflow-wrap:anywhere;margin:.4rem 0;padding:.5rem .8rem;background:${colour("band")}}
.references li{margin:.35rem 0;max-width:54rem}
@media print{.verdicts,.verdicts li{max-width:none}.verdicts p,.verdicts .first{font-size:11pt}.verdicts li{break-inside:avoid}}
${series.join("")}`;
}
