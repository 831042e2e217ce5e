import type { DeskDocument, Finding, Order } from "@contactpoint/exercise";

type Of<K extends DeskDocument["kind"]> = Extract<DeskDocument, { kind: K }>;
type Documents = ReadonlyMap<string, DeskDocument>;
type Act = Extract<Order, { order: "act" }>["act"];
type Stated = Extract<Finding, { result: "prepared" }>["stated"];

/** So often an officer does something of her or his own accord rather than what waits. */
const OWN_ACCORD = 0.15;
/** So often a request is asked back, refused, or sent with a gap. */
const DOUBT = 0.1;

/** What an officer would do next who sees these documents, or null. `draw` gives numbers from 0 to 1. */
export function nextOrder(documents: Documents, state: string, draw: () => number): Order | null {
  const waiting = all(documents, "task").filter(([, { phase }]) => isOpen(phase));
  const [task] = pick(waiting, draw);
  if (task !== undefined && draw() >= OWN_ACCORD) return act(taskAct(task, documents, draw));
  const unread = all(documents, "inject").find(
    ([, { status, read, to }]) => status === "sent" && !read && to === state,
  );
  if (unread !== undefined) return act({ act: "read", inject: unread[1].id });
  if (draw() >= OWN_ACCORD) return null;
  return ownAccord(documents, state, draw);
}

function isOpen(phase: Of<"task">["phase"]): boolean {
  return phase === "asked" || phase === "started";
}

function taskAct(
  [key, task]: readonly [string, Of<"task">],
  documents: Documents,
  draw: () => number,
): Act {
  const id = key.slice("task/".length);
  if (task.phase === "asked" && draw() < 0.3) return { act: "start", task: id };
  return { act: "finish", task: id, finding: findingOf(task, documents, draw) };
}

function findingOf(task: Of<"task">, documents: Documents, draw: () => number): Finding {
  const found = documents.get(`case/${task.request}`);
  const terms = found?.kind === "case" ? found.terms : undefined;
  switch (task.task) {
    case "prepare":
      return { result: "prepared", stated: statedBy(documents, draw) };
    case "supplement":
      return { result: "supplemented", supplied: statedBy(documents, () => 0.99) };
    case "check":
      return draw() < DOUBT
        ? { result: "incomplete", missing: ["necessity"], question: "EXERCISE: why is it needed?" }
        : { result: "complete" };
    case "review": {
      const ground = terms?.grounds[0];
      return draw() < DOUBT && ground !== undefined
        ? ({ result: "refused", ground, reasons: "EXERCISE: refused." } as Finding)
        : { result: "accepted" };
    }
    case "locate": {
      const [provider] = pick(providersOf(documents), draw);
      return { result: "located", provider: provider?.id ?? "", state: provider?.state ?? "" };
    }
    default:
      return { result: PLAIN[task.task] ?? "proceed" } as Finding;
  }
}

/** Tasks that end in one way that needs no words. */
const PLAIN: Readonly<Record<string, string>> = {
  acknowledge: "acknowledged",
  choose: "proceed",
  relay: "passed-on",
  order: "ordered",
  extend: "granted",
  "follow-up": "ask",
  renew: "renewed",
};

function ownAccord(documents: Documents, state: string, draw: () => number): Order | null {
  const asked = all(documents, "case").filter(([, { from, final }]) => from === state && !final);
  const [file] = pick(asked, draw);
  const request = file?.[1].request;
  const others = all(documents, "state").filter(([, { id }]) => id !== state);
  const [to] = pick(others, draw);
  const kinds = ["note", "say", "hand-over", "call", "request", "ask-status", "escalate"] as const;
  const [kind] = pick([...kinds, "lodge-assistance", "withdraw"] as const, draw);
  switch (kind) {
    case "note":
      return { order: "note", text: "EXERCISE: a note." };
    case "say":
      return { order: "say", to: "staff", text: "EXERCISE: a question." };
    case "hand-over":
      return { order: "hand-over", text: "EXERCISE: what is open." };
    case "call":
      return act({ act: "call", whom: "next-shift" });
    case "request":
      if (to === undefined) return null;
      return act({
        act: "request",
        to: to[1].id,
        form: "preservation",
        urgency: "urgent",
        stated: statedBy(documents, draw),
      });
    default:
      return request === undefined || kind === undefined ? null : act({ act: kind, request });
  }
}

function statedBy(documents: Documents, draw: () => number): Stated {
  const [provider] = pick(providersOf(documents), draw);
  const stated: Stated = {
    authority: { organisation: "Cybercrime unit (EXERCISE)" },
    offence: { offence: "Fraud", provisions: [], facts: "EXERCISE: what happened." },
    data: {
      items: [
        {
          provider: provider?.id ?? "",
          data_class: "traffic",
          identifiers: [{ kind: "account", value: "suspect@example.org" }],
          stated_expiry: null,
        },
      ],
      relation_to_offence: "EXERCISE: the mailbox was used.",
    },
    location: { custodian: provider?.id ?? "unknown", location: null },
    confidentiality: { keep_confidential: true, notify_user: false },
    intended_assistance: { authority: "Ministry of Justice" },
  };
  return draw() < DOUBT ? stated : { ...stated, necessity: { reasons: "EXERCISE: logs go." } };
}

function providersOf(documents: Documents): Of<"exercise">["providers"] {
  const exercise = documents.get("exercise");
  return exercise?.kind === "exercise" ? exercise.providers : [];
}

function all<K extends DeskDocument["kind"]>(documents: Documents, kind: K) {
  const found: (readonly [string, Of<K>])[] = [];
  for (const [key, document] of documents)
    if (document.kind === kind) found.push([key, document as Of<K>]);
  return found;
}

function act(what: Act): Order {
  return { order: "act", act: what };
}

function pick<T>(from: readonly T[], draw: () => number): readonly [T | undefined] {
  return [from[Math.floor(draw() * from.length)]];
}
