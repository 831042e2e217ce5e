import type { ResolvedCondition, ResolvedInject, ResolvedTrigger } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { BodyText, ConditionText, InjectText } from "../schema/event-schema.ts";
import { requireName, requireState } from "./context.ts";
import type { PeopledContext } from "./context.ts";
import { resolvePoint, resolvePointInRun } from "./points.ts";
import { parseSpan } from "./span.ts";

export function resolveInjects(context: PeopledContext): ResolvedInject[] {
  const texts = context.text.injects ?? [];
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const path: Path = ["injects", index];
    if (seen.has(text.id))
      context.report.error([...path, "id"], `the inject "${text.id}" exists twice`);
    seen.add(text.id);
    checkReferences(context, text, path);
    return {
      id: text.id,
      trigger: resolveTrigger(context, text, path),
      unless:
        text.unless === undefined
          ? null
          : resolveCondition(context, text.unless, [...path, "unless"]),
      to: text.to,
      from: text.from ?? null,
      via: text.via ?? null,
      body: text.body === undefined ? null : resolveBody(context, text.body, [...path, "body"]),
      request: resolveRequest(context, text, path),
    };
  });
}

const LOOKS_LIKE_STATE = /^[A-Z]{2}(-\d+)?$/;

function checkReferences(context: PeopledContext, text: InjectText, path: Path): void {
  if (LOOKS_LIKE_STATE.test(text.to) || text.request !== undefined) {
    requireState(context, text.to, [...path, "to"]);
  }
  if (text.from !== undefined && (LOOKS_LIKE_STATE.test(text.from) || text.request !== undefined)) {
    requireState(context, text.from, [...path, "from"]);
  }
  if (text.request !== undefined && text.from === undefined) {
    context.report.error(
      path,
      'an inject with a request needs the key "from": the requesting State',
    );
  }
  if (text.request !== undefined && text.from === text.to) {
    context.report.error([...path, "to"], "a State sends no request to itself");
  }
  if (text.objective !== undefined) {
    const known = Object.keys(context.text.objectives ?? {});
    requireName(context, "objective", text.objective, known, [...path, "objective"]);
  }
}

function resolveTrigger(context: PeopledContext, text: InjectText, path: Path): ResolvedTrigger {
  const named = (["at", "after", "when"] as const).filter((key) => text[key] !== undefined);
  if (named.length !== 1) {
    const message =
      named.length === 0 ? "says not when it happens" : `has both ${named.join(" and ")}`;
    context.report.error(
      path,
      message,
      "give one of at, after and when; at: manual keeps it in reserve",
    );
  }
  if (text.repeat !== undefined && (text.at === undefined || text.at === "manual")) {
    context.report.error(
      [...path, "repeat"],
      "goes with a point in time under at",
      undefined,
      "key",
    );
  }
  if (text.after !== undefined) {
    const known = (context.text.injects ?? []).map(({ id }) => id);
    requireName(context, "inject", text.after.of, known, [...path, "after", "of"]);
    const plus = text.after.plus === undefined ? 0 : parseSpan(text.after.plus);
    return { kind: "after", of: text.after.of, plus };
  }
  if (text.when !== undefined) {
    return { kind: "when", condition: resolveCondition(context, text.when, [...path, "when"]) };
  }
  if (text.at === undefined || text.at === "manual") return { kind: "reserve" };
  const at = resolvePointInRun(context, text.at, [...path, "at"]);
  const repeat =
    text.repeat === undefined
      ? null
      : { every: parseSpan(text.repeat.every), times: text.repeat.times };
  if (repeat !== null && repeat.every <= 0) {
    context.report.error([...path, "repeat", "every"], "repeats without time between");
  } else if (repeat !== null && at + repeat.every * (repeat.times - 1) >= context.end) {
    context.report.warn([...path, "repeat"], "goes on after the run has ended");
  }
  return { kind: "at", at, repeat };
}

function resolveCondition(
  context: PeopledContext,
  text: ConditionText,
  path: Path,
): ResolvedCondition {
  const named = Object.entries(text).filter(([, value]) => value !== undefined);
  if (named.length !== 1) {
    const hint = "join several under all or any";
    context.report.error(path, `a condition has one key, not ${named.length}`, hint);
  }
  if (text.all !== undefined) return { kind: "all", of: each(context, text.all, [...path, "all"]) };
  if (text.any !== undefined) return { kind: "any", of: each(context, text.any, [...path, "any"]) };
  if (text.not !== undefined) {
    return { kind: "not", of: resolveCondition(context, text.not, [...path, "not"]) };
  }
  if (text.missed !== undefined) return resolveMissed(context, text.missed, [...path, "missed"]);
  const injects = (context.text.injects ?? []).map(({ id }) => id);
  if (text.inject !== undefined) {
    requireName(context, "inject", text.inject, injects, [...path, "inject"]);
    return { kind: "inject", id: text.inject };
  }
  const { from, to, form } = text.request ?? {};
  if (from !== undefined) requireState(context, from, [...path, "request", "from"]);
  if (to !== undefined) requireState(context, to, [...path, "request", "to"]);
  return { kind: "request", from: from ?? null, to: to ?? null, form: form ?? null };
}

function each(
  context: PeopledContext,
  list: readonly ConditionText[],
  path: Path,
): ResolvedCondition[] {
  return list.map((text, index) => resolveCondition(context, text, [...path, index]));
}

/** Of an expectation, the time is its own limit; of an inject, it must be said. */
function resolveMissed(
  context: PeopledContext,
  { of, within }: NonNullable<ConditionText["missed"]>,
  path: Path,
): ResolvedCondition {
  const injects = (context.text.injects ?? []).map(({ id }) => id);
  const expectation = (context.text.expectations ?? []).find(({ id }) => id === of);
  const limits = expectation?.within;
  const own = typeof limits === "string" ? limits : (limits?.M ?? limits?.S ?? limits?.P);
  const known = [...injects, ...(context.text.expectations ?? []).map(({ id }) => id)];
  const span = within ?? own;
  if (
    requireName(context, "inject or expectation", of, known, [...path, "of"]) &&
    span === undefined
  ) {
    context.report.error(
      path,
      'needs the key "within": how long an answer may take',
      "such as within: PT30M",
    );
  }
  return { kind: "missed", of, within: span === undefined ? 0 : parseSpan(span) };
}

function resolveBody(context: PeopledContext, body: BodyText, path: Path): Record<string, string> {
  if (typeof body === "string") return { en: body };
  const { file, ...resolved } = body;
  if (file === undefined) return resolved;
  const more = context.readFile(file, [...path, "file"]);
  return more === null
    ? resolved
    : { ...resolved, en: [resolved["en"], more].filter(Boolean).join("\n\n") };
}

function resolveRequest(
  context: PeopledContext,
  text: InjectText,
  path: Path,
): ResolvedInject["request"] {
  const request = text.request;
  if (request === undefined) return null;
  const at = [...path, "request"];
  if (request.provider !== undefined) {
    const known = Object.keys(context.text.providers ?? {});
    requireName(context, "provider", request.provider, known, [...at, "provider"]);
  }
  return {
    form: request.form,
    urgency: request.urgency ?? "urgent",
    omit: request.omit ?? [],
    provider: request.provider ?? null,
    expires_at:
      request.expires_at === undefined
        ? null
        : resolvePoint(context, request.expires_at, [...at, "expires_at"]),
  };
}
