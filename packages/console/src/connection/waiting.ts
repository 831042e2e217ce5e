import { computed } from "@preact/signals";
import { all, type Of } from "./desk-store.ts";

const RANK = { emergency: 0, urgent: 1, routine: 2 } as const;

export interface WaitingTask {
  readonly id: string;
  readonly task: Of<"task">;
}

/** Work of this seat that is not done: what is urgent first, then what has waited longest. */
export const waitingTasks = computed<readonly WaitingTask[]>(() =>
  all("task")
    .filter(([, { phase }]) => phase === "asked" || phase === "started")
    .map(([key, task]) => ({ id: key.slice("task/".length), task }))
    .toSorted(
      (a, b) => RANK[a.task.urgency] - RANK[b.task.urgency] || a.task.asked_at - b.task.asked_at,
    ),
);

/** What has come in and nobody of this seat has read. */
export const unreadInjects = computed<readonly Of<"inject">[]>(() =>
  all("inject")
    .map(([, inject]) => inject)
    .filter(({ status, read }) => status === "sent" && !read),
);
