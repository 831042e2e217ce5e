export { QueueExecutor, type QueueExecutorOptions } from "./queue-executor.ts";
export { QueueWorker, type QueueWorkerOptions } from "./queue-worker.ts";
