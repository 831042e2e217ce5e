import type { World } from "@contactpoint/world";
import type { Around } from "../trial/index.ts";
import type { Mutant } from "./mutant.ts";
import { both, inWorld, replaceMethod } from "./places.ts";
import { showing } from "./showing.ts";

/** Faults in what a contact point makes of crashes, wrong clocks, strangers and bad input. */
export const FAULTS_IN_RECOVERY: readonly Mutant[] = [
  {
    id: "serves-who-is-struck-off",
    rule: "S06",
    sentence: "Nobody looks into the register when a message arrives.",
    plant: inWorld((world) => {
      replaceMethod(world.nemesis.faults, "revocationOf", () => () => null);
    }),
  },
  {
    id: "acts-on-what-it-turns-away",
    rule: "S08",
    sentence: "What contradicts a request is turned away, and answered all the same.",
    plant: inWorld((world) => {
      replaceMethod(world.post, "reject", (reject) => (point, message, error) => {
        reject(point, message, error);
        world.correspondence.delivered(message);
      });
    }),
  },
  {
    id: "stops-over-malformed-input",
    rule: "S08",
    sentence: "Input that cannot be read stops the process.",
    plant: (host, world) => ({
      ...host,
      record: (record) => {
        host.record?.(record);
        if (record.kind !== "rejected" || record.error !== "malformed") return;
        const { at, node } = record;
        world().deskOf(world().pointOf(node)).halt();
        host.record?.({ kind: "crash", at, node, phase: "crashed" });
      },
    }),
  },
  {
    id: "forgets-a-confirmed-hold-at-a-restart",
    rule: "S21",
    sentence: "After a restart, holds that were confirmed are to be ordered.",
    plant: atRestarts((process, world) => {
      const first = world.casework.specs.hold.tree.leaves.findIndex(isAuthorising);
      for (const of of process.memory.files) {
        for (const [item, hold] of of.holds.entries()) {
          hold.state = first;
          hold.dues.fill(-1);
          world.ask(of, "hold", item, "order");
        }
      }
    }),
  },
  {
    id: "loses-its-timers-at-a-restart",
    rule: "S22",
    sentence: "What was due later never comes after a restart.",
    plant: beforeRestarts((process) => {
      for (const { holds } of process.memory.files) for (const { dues } of holds) dues.fill(-1);
    }),
  },
  {
    id: "sets-one-timer-at-a-restart",
    rule: "S22",
    sentence: "Of several deadlines of a hold only the first survives a restart.",
    plant: beforeRestarts((process) => {
      for (const { holds } of process.memory.files) {
        for (const { dues } of holds) {
          const first = Math.min(...dues.filter((due) => due >= 0));
          dues.forEach((due, timer) => void (dues[timer] = due === first ? due : -1));
        }
      }
    }),
  },
  {
    id: "forgets-its-answers-at-a-restart",
    rule: "S34",
    sentence: "What a contact point said is not in the log from which it starts again.",
    plant: both(
      showing(),
      beforeRestarts((process) => {
        for (const of of process.memory.files) of.answers = [];
      }),
    ),
  },
  {
    id: "doubles-the-error-of-its-clock",
    rule: "S24",
    sentence: "A clock that is known to be wrong is corrected the wrong way round.",
    plant: inWorld((world) => {
      for (const process of processesOf(world)) {
        replaceMethod(process.clock, "read", (read) => (at) => at + 2 * (read(at) - at));
      }
    }),
  },
  {
    id: "restarts-and-does-nothing-more",
    rule: "L09",
    sentence: "A contact point comes back from a crash and never takes anything up again.",
    plant: both(
      (host) => ({
        ...host,
        record: (record) => {
          if (record.kind !== "crash" || record.phase !== "recovered") host.record?.(record);
        },
      }),
      atRestarts((process) => {
        process.isDown = true;
      }),
    ),
  },
];

type Processes = NonNullable<World["nemesis"]["processes"]>;
type Process = NonNullable<ReturnType<Processes["of"]>>;

function processesOf({ nemesis, points }: World): readonly Process[] {
  return points.flatMap((point) => nemesis.processes?.of(point) ?? []);
}

/** Does something to a process that has come back, before it takes anything up. */
function atRestarts(damage: (process: Process, world: World) => void): Around {
  return inWorld((world) => {
    for (const process of processesOf(world)) {
      replaceMethod(process, "end", (end) => (fault) => {
        const wasDown = process.isDown;
        end(fault);
        if (wasDown && !process.isDown) damage(process, world);
      });
    }
  });
}

/** Does something to what a process reads from its store when it comes back. */
function beforeRestarts(damage: (process: Process, world: World) => void): Around {
  return inWorld((world) => {
    for (const process of processesOf(world)) {
      replaceMethod(process.memory, "fallBack", (fallBack) => () => {
        const store = fallBack();
        damage(process, world);
        return store;
      });
    }
  });
}

function isAuthorising({ path }: { readonly path: string }): boolean {
  return path === "authorising";
}
