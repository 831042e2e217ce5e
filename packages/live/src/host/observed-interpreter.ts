import { interpretByXState } from "@contactpoint/protocol";
import type { HostObserver } from "./host-observer.ts";

/** XState; if there is an observer, the duration of each step is told to it. */
export function observedInterpreter(observer: HostObserver | undefined): typeof interpretByXState {
  if (observer === undefined) return interpretByXState;
  const timed = <T>(work: () => T): T => {
    const begun = observer.now();
    const result = work();
    observer.stepped((observer.now() - begun) / 1000);
    return result;
  };
  return (machine, options) => {
    const interpreter = interpretByXState(machine, options);
    return {
      ...interpreter,
      isFinal: (state) => interpreter.isFinal(state),
      start: (...given) => interpreter.start(...given),
      step: (...given) => timed(() => interpreter.step(...given)),
      fire: (...given) => timed(() => interpreter.fire(...given)),
    };
  };
}
