import { colour, paletteStyle } from "./palette-style.ts";
import { LIGHT_PALETTE } from "./palette.ts";
import { printStyle } from "./print-style.ts";

/** The style of the page; the marking stands in the margin of every printed page. */
export function styleSheet(marking: string): string {
  return [
    paletteStyle(),
    pageStyle(),
    tableStyle(),
    drawingStyle(),
    shadeStyle(),
    printStyle(marking),
  ].join("");
}

function pageStyle(): string {
  return `*{box-sizing:border-box}
body{margin:0;background:${colour("paper")};color:${colour("ink")};font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
header.title,main,footer{max-width:66rem;margin:0 auto;padding:0 1.25rem}
header.title{padding-top:1.25rem;border-bottom:3px solid ${colour("ink")}}
h1{font-size:1.9rem;line-height:1.2;margin:.6rem 0 .2rem}
h2{font-size:1.3rem;line-height:1.3;margin:.2rem 0 .8rem}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{margin:.5rem 0}
.subtitle,.note,.small{color:${colour("quiet-ink")}}
.subtitle{margin:0 0 1rem}
.note,.small{font-size:.86rem}
.note{max-width:48rem}
.marking{width:fit-content;margin:0;padding:.1rem .55rem;background:${colour("marking-fill")};color:${colour("marking-text")};font-size:.78rem;font-weight:600;letter-spacing:.04em}
.answer{font-size:1.18rem;line-height:1.5;max-width:50rem;margin:1.3rem 0}
a{color:${colour("link")}}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid ${colour("link")};outline-offset:2px}
nav{margin:1.5rem 0;padding:.8rem 1rem;background:${colour("band")}}
nav h2{font-size:1rem;margin:0 0 .3rem}
nav ol{margin:0;padding-inline-start:1.6rem;columns:19rem;column-gap:2rem}
nav li{min-height:1.6rem;break-inside:avoid}
section{margin:2.2rem 0 0;padding-top:.9rem;border-top:1px solid ${colour("edge")}}
footer{margin-top:2.5rem;padding-bottom:2rem}
.key-figures{display:grid;grid-template-columns:repeat(2,1fr);gap:1px;margin:1.2rem 0;background:${colour("track")};border:1px solid ${colour("track")}}
.key-figures div{background:${colour("paper")};padding:.55rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.key-figures dt{font-size:.82rem;color:${colour("quiet-ink")}}
.key-figures dd{margin:0;font-size:1.2rem;font-weight:600;font-variant-numeric:tabular-nums}
@media (min-width:48rem){.key-figures{grid-template-columns:repeat(4,1fr)}}
.terms{display:grid;grid-template-columns:minmax(7rem,max-content) 1fr;gap:.1rem 1rem;font-size:.9rem;margin:.8rem 0}
.terms dt{font-weight:600}
.terms dd{margin:0}
.reading li{margin:.35rem 0;max-width:50rem}
.badge{display:inline-block;padding:0 .4rem;border:1px solid currentColor;font-size:.86rem;font-weight:600;white-space:nowrap}
.good{background:${colour("good-fill")};color:${colour("good-text")}}
.bad{background:${colour("bad-fill")};color:${colour("bad-text")}}
.open{background:${colour("open-fill")};color:${colour("open-text")}}
.print-only{display:none}
`;
}

function tableStyle(): string {
  return `.scroll{overflow-x:auto;margin:.8rem 0;max-width:100%}
table{border-collapse:collapse;font-size:.88rem;line-height:1.35;min-width:min(100%,34rem);font-variant-numeric:tabular-nums}
caption{text-align:start;font-weight:600;padding:.3rem 0}
th,td{text-align:start;vertical-align:top;padding:.28rem .65rem;border-bottom:1px solid ${colour("grid")}}
thead th{border-bottom:2px solid ${colour("ink")};vertical-align:bottom;font-weight:600}
tbody th{font-weight:500;min-width:6.5rem}
td:last-child:not(.number){min-width:11rem}
.whole{white-space:nowrap}
tbody tr:nth-child(even){background:${colour("band")}}
.number{text-align:end;white-space:nowrap}
thead .number{white-space:normal}
.fact{overflow-wrap:anywhere;font-family:ui-monospace,"Liberation Mono",monospace;font-size:.82rem}
details{margin:.8rem 0}
summary{cursor:pointer;font-weight:600;padding:.3rem 0;min-height:1.6rem}
`;
}

function drawingStyle(): string {
  return `figure{margin:1rem 0}
figcaption{max-width:50rem;margin-top:.3rem}
svg{display:block;background:${colour("paper")};forced-color-adjust:none}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;fill:${colour("ink")};forced-color-adjust:none}
svg .small{font-size:11.5px}
svg .axis{font-size:12px;fill:${colour("quiet-ink")}}
svg .strong{font-weight:600}
svg .mark{font-size:11.5px;font-weight:600}
svg .middle{text-anchor:middle}
svg .end{text-anchor:end}
.grid{stroke:${colour("grid")}}
.rule,.lane{stroke:${colour("edge")}}
.lane{stroke-width:1.5}
.leader{stroke:${colour("edge")};stroke-width:.8}
.track{fill:none;stroke:${colour("track")}}
.cell{stroke:${colour("edge")};stroke-width:.6}
.empty{fill:none;stroke:${colour("grid")}}
.shade-none{fill:${colour("paper")};stroke:${colour("ink")};stroke-dasharray:2 2}
.few{fill:${colour("ink")}}
.part{stroke:${colour("paper")};stroke-width:1.5}
.curve{fill:none;stroke-width:2.2}
.curve-0{stroke:${colour("hue-1")}}
.curve-1{stroke:${colour("hue-3")};stroke-dasharray:8 3}
.curve-2{stroke:${colour("hue-4")};stroke-width:3}
.curve-3{stroke:${colour("hue-5")};stroke-dasharray:2.5 3}
.range{stroke:${colour("edge")};stroke-width:3}
.median,.upper,.head{fill:${colour("ink")}}
.arrow{stroke:${colour("ink")};stroke-width:1.3}
.lost{stroke-dasharray:4 3}
.bar{stroke:${colour("ink")};stroke-width:1}
.waits{fill:${colour("paper")}}
.works{fill:${colour("hue-4")}}
.authority{fill:${colour("hue-5")}}
.provider{fill:${colour("hue-6")}}
`;
}

function shadeStyle(): string {
  const { shades, hues } = LIGHT_PALETTE;
  return [...classes("shade", shades.length), ...classes("hue", hues.length)].join("");
}

function classes(name: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) =>
      `.${name}-${i}{fill:${colour(`${name}-${i}`)}}svg .on-${name}-${i}{fill:${colour(`on-${name}-${i}`)}}\n`,
  );
}
