import type { ResolvedChannel } from "@contactpoint/protocol";

import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { ChannelText } from "../schema/channel-schema.ts";
import type { Context } from "./context.ts";
import { takeDuration } from "./distributions.ts";

/** `email`, `phone`, and whatever else the scenario has. */
export function resolveChannels(context: Context): Record<string, ResolvedChannel> {
  const texts = context.text.channels ?? {};
  const names = new Set(["email", "phone", ...Object.keys(texts)]);
  return Object.fromEntries(
    [...names].map((name) => [name, resolveChannel(context, name, texts[name] ?? {})]),
  );
}

function resolveChannel(context: Context, name: string, text: ChannelText): ResolvedChannel {
  const path: Path = ["channels", name];
  const kind = name === "email" || name === "phone" ? name : "other";
  const { parameters } = context;
  const at = (key: string): string => formatPath([...path, key]);
  return {
    reach: parameters.take(`channels.${kind}.reach`, at("reach"), text.reach),
    delay: takeDuration(context, `channels.${kind}.delay`, [...path, "delay"], text.delay),
    hours: parameters.take("channels.hours", at("hours"), text.hours),
    tells_failure: parameters.take(
      `channels.${kind}.tells_failure`,
      at("tells_failure"),
      text.tells_failure,
    ),
  };
}
