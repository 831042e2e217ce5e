export { studyReportHtml } from "./study-report-html.ts";
export type { StudyReportInput } from "./study-report-input.ts";
