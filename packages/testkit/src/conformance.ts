export * from "./conformance-cases/index.ts";
export * from "./conformance-report/index.ts";
export * from "./conformance/index.ts";
