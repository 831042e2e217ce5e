import { ANSWER_EXAMS } from "./answer-exams.ts";
import { CONDUCT_EXAMS } from "./conduct-exams.ts";
import type { ExamCase } from "./exam-case.ts";

/** All stories for a black box. */
export const EXAM_CASES: readonly ExamCase[] = [...ANSWER_EXAMS, ...CONDUCT_EXAMS];
