export { EXAM_CASES } from "./exam-cases.ts";
export type { ExamCase, ExamStep } from "./exam-case.ts";
export { EXAM_PROVIDERS, examDocument, examScenario } from "./exam-document.ts";
export { ExamHall, type HallOptions } from "./exam-hall.ts";
export { tryBlackBox, type BlackBoxOptions } from "./try-black-box.ts";
export { LINK_CHECKS, type LinkCheck } from "./link-checks.ts";
