export { bundleStudy } from "./bundle-study.ts";
export * from "./executor.ts";
export { readBundle } from "./read-bundle.ts";
export type { BundledStudy } from "./read-bundle.ts";
export { replicator } from "./replicator.ts";
export type * from "./study-bundle.ts";
export { ThreadExecutor } from "./thread-executor.ts";
export type { ThreadExecutorOptions } from "./thread-executor.ts";
