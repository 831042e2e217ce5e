export { violationDiagram, type Violation } from "./violation-diagram.ts";
