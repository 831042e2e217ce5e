// What another report is drawn with, so that all look alike.
export { dataTable, foldedTable } from "./data-table.ts";
export type { Column, DataTable } from "./data-table.ts";
export { box, drawing, figure, label, line } from "./figure.ts";
export { MEASURE_TEXTS, STAGE_TEXTS } from "./labels.ts";
export { localClockText } from "./local-clock.ts";
export { logAxis } from "./log-axis.ts";
export { html, Markup, NO_MARKUP } from "./markup.ts";
export type { Piece } from "./markup.ts";
export { pageHtml } from "./page-html.ts";
export { colour, paletteStyle } from "./palette-style.ts";
export { parameterSection } from "./parameter-section.ts";
export { recordText } from "./record-text.ts";
export type { ProvenanceFact } from "./report-input.ts";
export type { Section } from "./section.ts";
export {
  coordinate,
  counted,
  countText,
  listText,
  percentText,
  secondsText,
  utcText,
} from "./value-text.ts";
