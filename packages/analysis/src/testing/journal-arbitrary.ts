import { DAY } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import fc from "fast-check";
import { JournalWriter, sampleItem } from "./journal-writer.ts";
import { sampleScenario } from "./sample-scenario.ts";

const ACTIONS = [
  "request-sent",
  "request-delivered",
  "acknowledged",
  "hub-arrived",
  "hub-left",
  "task-asked",
  "task-started",
  "task-finished",
  "authority-asked",
  "authority-finished",
  "order-sent",
  "order-preserved",
  "order-elsewhere",
  "confirmed",
  "elsewhere-told",
  "refused",
  "lost",
  "questioned",
  "supplemented",
  "duty-off",
  "duty-on",
  "child",
  "closed",
  "withdrawn",
  "no-basis",
] as const;

interface Step {
  readonly after: number;
  readonly request: number;
  readonly item: number;
  readonly action: (typeof ACTIONS)[number];
}

/**
 * Journals in order of time in which anything may follow anything, far beyond what the protocol
 * allows: what holds of these holds of every run. They have a few requests of one to three items,
 * children, a hub, and a desk that closes and opens.
 */
export function journalArbitrary(): fc.Arbitrary<readonly JournalRecord[]> {
  const step: fc.Arbitrary<Step> = fc.record(
    {
      after: fc.nat({ max: 500 }),
      request: fc.nat({ max: 5 }),
      item: fc.nat({ max: 2 }),
      action: fc.constantFrom(...ACTIONS),
    },
    { noNullPrototype: true },
  );
  return fc
    .record({
      warmUpDays: fc.constantFrom(0, 1),
      steps: fc.array(step, { maxLength: 120, size: "max" }),
    })
    .map(({ warmUpDays, steps }) => written(warmUpDays, steps));
}

function written(warmUpDays: number, steps: readonly Step[]): readonly JournalRecord[] {
  const sample = sampleScenario();
  const writer = new JournalWriter({
    ...sample,
    clock: { ...sample.clock, warm_up: warmUpDays * DAY },
  });
  const requests: Opened[] = [];
  let minute = 0;
  for (const [index, step] of steps.entries()) {
    minute += step.after;
    writer.minute(minute);
    const opened = requests[step.request];
    if (opened === undefined) {
      const id = `any/XA/${index}`;
      requests.push({ id, items: step.item + 1 });
      writer.need(id, { items: Array.from({ length: step.item + 1 }, () => sampleItem()) });
    } else if (step.action === "child") {
      const id = `${opened.id}/c${index}`;
      requests.push({ id, items: 1 });
      writer.need(id, { parent: opened.id, parent_item: step.item % opened.items, to: "XH" });
    } else {
      act(writer, step.action, { id: opened.id, item: step.item % opened.items });
    }
  }
  return writer.minute(minute + 1).end();
}

interface Opened {
  readonly id: string;
  readonly items: number;
}

function act(
  writer: JournalWriter,
  action: Step["action"],
  at: { readonly id: string; readonly item: number },
): void {
  const { id, item } = at;
  const acts: Readonly<Record<Step["action"], () => unknown>> = {
    "request-sent": () => writer.sent(id, "request", { route: ["XA", "XH", "XB"] }),
    "request-delivered": () => writer.delivered(id, "request"),
    acknowledged: () => writer.sent(id, "acknowledgement").delivered(id, "acknowledgement"),
    "hub-arrived": () => writer.relayed(id, "XH", "arrived"),
    "hub-left": () => writer.relayed(id, "XH", "left"),
    "task-asked": () => writer.task(id, "order", "asked", { number: item + 1, item }),
    "task-started": () => writer.task(id, "order", "started", { number: item + 1, item }),
    "task-finished": () => writer.task(id, "order", "finished", { number: item + 1, item }),
    "authority-asked": () =>
      writer.task(id, "authorise", "asked", { number: 9, item, by: "authority" }),
    "authority-finished": () =>
      writer.task(id, "authorise", "finished", { number: 9, item, by: "authority" }),
    "order-sent": () => writer.order(id, item),
    "order-preserved": () => writer.order(id, item, "preserved"),
    "order-elsewhere": () => writer.order(id, item, "elsewhere"),
    confirmed: () =>
      writer.sent(id, "confirmation", { item }).delivered(id, "confirmation", { item }),
    "elsewhere-told": () =>
      writer
        .sent(id, "traffic-data-disclosure", { item })
        .delivered(id, "traffic-data-disclosure", { item }),
    refused: () => writer.sent(id, "refusal").delivered(id, "refusal"),
    lost: () => writer.lost(id),
    questioned: () => writer.requesting(id, "supplementing"),
    supplemented: () => writer.requesting(id, "acknowledged"),
    "duty-off": () => writer.duty("XB", { duty: "closed", present: 0 }),
    "duty-on": () => writer.duty("XB", {}),
    child: () => undefined,
    closed: () => writer.requesting(id, "gave-up", true),
    withdrawn: () => writer.requesting(id, "withdrawn", true),
    "no-basis": () => writer.noBasis(id),
  };
  acts[action]();
}
