export { parseQueueAddress, type QueueAddress } from "./queue-address.ts";
export { QueueExecutor, type QueueExecutorOptions } from "./queue-executor.ts";
export { QueueWorker, type QueueWorkerOptions } from "./queue-worker.ts";
