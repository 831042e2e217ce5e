import type { Action } from "./action.ts";
import type { InstanceRequest } from "./instance.ts";
import type { RequestHost } from "./request-host.ts";
import type { RequestState, Side } from "./request-state.ts";

/** What happens in a step, in a line: `XB: acknowledgement arrives`. */
export function stepText(
  host: RequestHost,
  state: RequestState,
  action: Action,
  request: Pick<InstanceRequest, "from" | "to">,
): string {
  const nameOf = (side: Side): string => (side === "requesting" ? request.from : request.to);
  const crash =
    "crash" in action && action.crash !== null
      ? `, and stops ${action.crash.replace("-", " ")}ing`
      : "";
  switch (action.kind) {
    case "arise":
      return `${request.from}: a need arises${crash}`;
    case "withdraw":
      return `${request.from}: the need goes away${crash}`;
    case "stop":
      return `${nameOf(action.side)}: stops`;
    case "restart":
      return `${nameOf(action.side)}: is up again`;
    case "fire": {
      const side = action.machine === "requesting" ? "requesting" : "requested";
      const [delay = ""] = (host[action.machine].timers[action.timer] ?? "").split("@");
      return `${nameOf(side)}: ${delay} is over${crash}`;
    }
    case "finish": {
      const work = state.work[action.work];
      return `${nameOf(work?.side ?? "requesting")}: ${work?.kind ?? ""} ends: ${action.result}${crash}`;
    }
    default: {
      const flying = state.underWay[action.message];
      const name = nameOf(flying?.to ?? "requesting");
      const verb = {
        deliver: "arrives",
        drop: "is lost on its way",
        duplicate: "is doubled on its way",
      };
      return `${name}: ${flying?.said.type ?? ""} ${verb[action.kind]}${crash}`;
    }
  }
}
