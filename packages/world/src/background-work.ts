import { DAY, PoissonArrivals } from "@contactpoint/engine";
import type { Desk } from "./desk.ts";
import { Task } from "./task.ts";
import type { World } from "./world.ts";

/** A desk's other work. It arrives only while an officer is there, and waits as routine work. */
export class BackgroundWork {
  readonly #world: World;
  readonly #desk: Desk;
  #count = 0;

  constructor(world: World, desk: Desk) {
    this.#world = world;
    this.#desk = desk;
  }

  begin(): void {
    const { background } = this.#desk.point.profile;
    if (background === null || background.per_day === 0) return;
    const { draws, now } = this.#world;
    const rate = { rate: background.per_day / DAY, until: Infinity };
    this.#awaitNext(new PoissonArrivals(() => rate, draws.background, this.#desk.point.key, now));
  }

  #awaitNext(arrivals: PoissonArrivals): void {
    const due = arrivals.next();
    if (due >= this.#world.scenario.clock.end) return;
    this.#world.agenda.at(due, {
      happen: () => {
        this.#arrive();
        this.#awaitNext(arrivals);
      },
    });
  }

  #arrive(): void {
    const { point, present } = this.#desk;
    const index = this.#count++;
    const { background } = point.profile;
    if (present === 0 || background === null) return;
    const task = new Task({
      desk: this.#desk,
      kind: "background",
      of: null,
      request: `background/${point.state.key}/${index + 1}`,
      item: -1,
      number: 1,
      work: this.#world.draws.service("background", background.service, point.key, index),
      key: point.key,
      index,
      judge: null,
      done: () => undefined,
    });
    this.#desk.add(task, "routine", null);
  }
}
