type Level = "L1" | "L2" | "L3";

/** A ping to each State that people play, and above L1 a case to send and one that lacks an item. */
export function injectsOf(
  level: Level,
  states: readonly string[],
  played: readonly string[],
): readonly object[] {
  const pings = played.map((code, index) => ({
    id: `ping-${code.toLowerCase()}`,
    at: minutes(2 + (index % 15)),
    from: other(code, states),
    to: code,
    request: { form: "ping", urgency: "urgent" },
    expected: "Acknowledge the ping.",
    objective: "reachability",
  }));
  return level === "L1"
    ? pings
    : [...pings, ...played.flatMap((code, index) => cases(code, index, states))];
}

/** What an evaluator or the clock says of each State that people play. */
export function judgementsOf(level: Level, played: readonly string[]): readonly object[] {
  return played.flatMap((code) => {
    const name = code.toLowerCase();
    const answers = {
      id: `${name}-answers`,
      of: code,
      inject: `ping-${name}`,
      measure: "response-time",
      clock: "real",
      within: { P: "PT3M", S: "PT6M", M: "PT15M" },
      objective: "reachability",
    };
    const notices = {
      id: `${name}-notices`,
      of: code,
      inject: `gap-${name}`,
      measure: "asks-for-missing-field",
      fields: ["necessity"],
      judged_by: "evaluator",
      objective: "form",
    };
    return level === "L1" ? [answers] : [answers, notices];
  });
}

function cases(code: string, index: number, states: readonly string[]): readonly object[] {
  const name = code.toLowerCase();
  return [
    {
      id: `case-${name}`,
      at: minutes(30 + 10 * (index % 12)),
      to: code,
      via: "police-report",
      body: `A mailbox at host-${other(code, states).toLowerCase()} was used for a fraud. Tell the story here.`,
      expected: `Ask ${other(code, states)} to preserve the mailbox.`,
      objective: "form",
    },
    {
      id: `gap-${name}`,
      after: { of: `case-${name}`, plus: "PT1H" },
      from: other(code, states),
      to: code,
      request: { form: "preservation", urgency: "urgent", omit: ["necessity"] },
      expected: "See that the necessity is not stated, and ask for it.",
      objective: "form",
    },
  ];
}

/** The next State of the list, from the last on to the first. */
function other(code: string, states: readonly string[]): string {
  return states[(states.indexOf(code) + 1) % states.length] ?? code;
}

function minutes(after: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `T+${two(Math.floor(after / 60))}:${two(after % 60)}`;
}
