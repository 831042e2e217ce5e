export * from "./black-box/index.ts";
export * from "./conformance-cases/index.ts";
export * from "./conformance-report/index.ts";
export * from "./conformance/index.ts";
