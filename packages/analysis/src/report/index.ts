export { reportHtml } from "./report-html.ts";
export { diagramCollector } from "./diagram-collector.ts";
export type { DiagramCollector } from "./diagram-collector.ts";
export type { ProvenanceFact, ReportInput } from "./report-input.ts";
export type { RequestDiagram } from "./request-diagram.ts";
export { zoneNames } from "./zone-names.ts";
export type { ZoneNames } from "./zone-names.ts";
