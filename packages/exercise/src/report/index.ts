export { LogFault, readLog } from "../log/exercise-log.ts";
export { afterActionHtml } from "./aar-html.ts";
export type { AfterActionReport } from "./aar-schema.ts";
export { type AfterActionInput, afterActionReport } from "./after-action-report.ts";
export { type Audience, disclose } from "./disclose.ts";
export { measuresCsv } from "./measures-csv.ts";
