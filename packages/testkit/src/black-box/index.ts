export { EXAM_CASES } from "./exam-cases.ts";
export type { ExamCase, ExamStep } from "./exam-case.ts";
export { EXAM_PROVIDERS, examDocument, examScenario } from "./exam-document.ts";
export { ExamHall, type HallOptions } from "./exam-hall.ts";
export { tryBlackBox, type BlackBoxOptions } from "./try-black-box.ts";
export type { LinkCheck } from "./link-check.ts";
export { LINK_CHECKS } from "./link-checks.ts";
