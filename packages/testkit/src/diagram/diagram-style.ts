import { colour, Markup, paletteStyle } from "@contactpoint/analysis/page-parts";

/** The style of a drawing that stands in a file of its own, in light and dark. */
export const DIAGRAM_STYLE = new Markup(`${paletteStyle()}
text{font:13px system-ui,sans-serif;fill:${colour("ink")}}
.paper{fill:${colour("paper")}}
.strong{font-weight:600}
.small{font-size:11px}
.middle{text-anchor:middle}
.end{text-anchor:end}
.bad{fill:${colour("bad-text")}}
.lane{stroke:${colour("grid")};stroke-width:2}
.arrow{stroke:${colour("edge")};stroke-width:1.5}
.lost{stroke-dasharray:5 4}
.flying{stroke-dasharray:1 3}
.head,.mark{fill:${colour("edge")}}
.work{fill:${colour("track")}}
.fault{fill:${colour("bad-fill")};stroke:${colour("bad-text")};stroke-dasharray:2 3}
.broken{stroke:${colour("bad-text")};stroke-width:2}
.witness text{font-weight:600}
.witness .arrow{stroke:${colour("bad-text")};stroke-width:2.5}
.witness .head,.witness .mark{fill:${colour("bad-text")}}
`);
