import {
  type ItemAnswer,
  type MessageBody,
  type MessageType,
  QUESTIONS,
  REPEATED_MESSAGES,
  requiredItems,
} from "@contactpoint/protocol";
import { type Case, drawIndex, fileOf } from "./case.ts";
import type { Message, Try } from "./message.ts";
import type { Letter } from "./post.ts";
import type { RegisterCopies } from "./register-copies.ts";
import { followUpElsewhere } from "./onward-request.ts";
import type { Machine } from "./surroundings.ts";
import type { World } from "./world.ts";

/** What the two sides say to one another, and what each makes of what it hears. */
export class Correspondence {
  readonly #world: World;
  readonly #copies: RegisterCopies;
  /** Channel of what is said after the request, where it is not the request's own. */
  readonly #later: string | null;

  constructor(world: World, copies: RegisterCopies) {
    this.#world = world;
    this.#copies = copies;
    const { kind } = world.scenario.topology.shape;
    this.#later = kind === "mutual-legal-assistance" ? "email" : null;
  }

  /** The request leaves by a rung of its ladder. */
  request(of: Case, rung: number): void {
    const { channel, network, kind } = rungOf(of, rung);
    const { opening, injects } = this.#world;
    this.#post(of, {
      type: "request",
      item: -1,
      body: of.missing.length === 0 ? null : { missing: of.missing },
      channel,
      path: opening.wayOf(of, network),
      instrument: of.instrument,
      try: rung + 1,
      ringsNext: kind === "next-officer",
      cause: "",
    });
    if (rung === 0) injects.requestSent(of);
  }

  send(
    of: Case,
    machine: Machine,
    type: MessageType,
    item: number,
    body: MessageBody | null,
  ): void {
    const said = body === null ? null : withData(of, type, item, body);
    if (machine !== "requesting") remember(of, type, item, said);
    this.#say(of, machine !== "requesting", type, item, said);
  }

  /** The requested side says again what it has said, word for word. A closed request asks nothing. */
  repeat(of: Case): void {
    const isClosed = this.#world.casework.isFinished(of, "requested");
    for (const { type, item, body } of of.answers)
      if (!isClosed || !QUESTIONS.has(type)) this.#say(of, true, type, item, body);
  }

  /** The secretariat is asked for correct details, and the copy of the register put right. */
  inquire(of: Case): void {
    const { agenda, casework, nemesis } = this.#world;
    const index = drawIndex(INQUIRY_CODE, of.occurrence(INQUIRY_CODE));
    nemesis.agendaFor(of).at(agenda.now + this.#copies.inquiry(of, index), {
      happen: () => {
        this.#copies.repair(of.facts.from, of.facts.to);
        casework.requesting(of, { type: "detailsObtained" });
      },
    });
  }

  /** A try got nowhere and the sender knows: a request escalates, an answer is said again later. */
  failed({ type, facts, author }: Try): void {
    const of = fileOf(facts, author);
    if (of !== undefined && type === "request")
      this.#world.casework.requesting(of, { type: "deliveryFailed" });
  }

  /** Who has no file on the request has nothing to say to it, unless it is the request itself. */
  delivered(message: Message): void {
    this.#copies.learn(message);
    const { facts, addressee } = message;
    const of = fileOf(facts, addressee);
    if (message.type === "request") this.#requestArrived(of, message);
    else if (of === undefined) return;
    else if (message.isOutward) this.#atRequested(of, message);
    else {
      // A hub that asks back is no way to the requested side.
      if (message.author === facts.to) of.detour = detourOf(of, message, of.wayBack);
      this.#atRequesting(of, message);
    }
  }

  #atRequested(of: Case, message: Message): void {
    const { casework } = this.#world;
    switch (message.type) {
      case "supplement":
        of.missing = [];
        forgetQuestion(of, "missing-items-request");
        return casework.requested(of, { type: "supplementReceived" });
      case "choice":
        of.chosen = true;
        forgetQuestion(of, "prejudice-notice");
        return casework.requested(of, { type: "choiceReceived" });
      case "withdrawal":
        return casework.requested(of, { type: "withdrawalReceived" });
      case "extension-request":
        return casework.requested(of, { type: "extensionAsked" });
      case "assistance-request":
        if (casework.isFinished(of, "requested")) return this.#assistanceTooLate(of);
        return casework.requested(of, { type: "assistanceReceived" });
      case "status-query":
        if (!casework.isFinished(of, "requested"))
          return casework.requested(of, { type: "statusAsked" });
        return this.#tellClosed(of);
      default:
        throw new Error(`a requested side does not expect ${message.type}`);
    }
  }

  #tellClosed(of: Case): void {
    this.#say(of, true, "status-report", -1, { closed: true });
    this.repeat(of);
  }

  /**
   * A decision is said again; where there is none, nothing is held any more, and that is said. What
   * was never held cannot be released: then the answers say why.
   */
  #assistanceTooLate(of: Case): void {
    if (of.requested?.context.held === 0) return this.#tellClosed(of);
    this.repeat(of);
    if (of.answers.some(({ type }) => type === "assistance-decision")) return;
    this.#say(of, true, "release-notice", -1, { reasons: "nothing is held any more" });
  }

  #requestArrived(known: Case | undefined, message: Message): void {
    const { casework, opening } = this.#world;
    const of = known ?? opening.receive(message, message.addressee);
    of.detour = detourOf(of, message, of.path);
    of.missing = neededItems(of, message.body?.missing ?? []);
    if (known === undefined) {
      of.cause = message.id;
      casework.receive(of);
    } else if (casework.isFinished(of, "requested")) this.repeat(of);
    else casework.requested(of, { type: "requestRepeated" });
    if (message.ringsNext) this.#world.deskOf(of.point).ringNext();
  }

  #atRequesting(of: Case, message: Message): void {
    const { casework } = this.#world;
    const { type, item, body } = message;
    switch (type) {
      case "acknowledgement":
        return casework.requesting(of, { type: "acknowledged" });
      case "missing-items-request":
        return casework.requesting(of, { type: "itemsMissed" });
      case "refusal":
        return casework.requesting(of, { type: "refused" });
      case "prejudice-notice":
        return casework.requesting(of, { type: "prejudiceNoticed" });
      case "referral":
        followUpElsewhere(this.#world, of, message);
        return casework.requesting(of, { type: "referred" });
      case "confirmation":
        return this.#answered(of, item, "preserved", body?.until ?? 0);
      case "negative":
        return this.#answered(of, item, "negative", 0);
      case "disclosure":
        return this.#answered(of, item, "disclosed", 0);
      case "traffic-data-disclosure":
        followUpElsewhere(this.#world, of, message);
        return this.#answered(of, item, "elsewhere", 0);
      case "location-answer":
        return casework.requesting(of, { type: "locationAnswered" });
      case "extension-decision":
        return casework.requesting(of, {
          type: "extensionDecided",
          granted: body?.granted === true,
          until: body?.until ?? 0,
        });
      case "assistance-decision":
        return casework.requesting(of, {
          type: "assistanceDecided",
          granted: body?.granted === true,
        });
      case "status-report":
        return casework.requesting(of, { type: "statusReported", closed: body?.closed === true });
      case "expiry-notice":
        return casework.requesting(of, { type: "expiryNoticed" });
      case "release-notice":
        return casework.requesting(of, { type: "released", item });
      default:
        throw new Error(`a requesting side does not expect ${type}`);
    }
  }

  #answered(of: Case, item: number, answer: ItemAnswer, until: number): void {
    this.#world.casework.requesting(of, { type: "itemAnswered", item, answer, until });
  }

  /** Later messages go by the way and channel of the first rung, or by the network that carried the request. */
  #say(
    of: Case,
    backward: boolean,
    type: MessageType,
    item: number,
    body: MessageBody | null,
  ): void {
    const { path, wayBack } = of.detour ?? of;
    this.#post(of, {
      type,
      item,
      body,
      channel: of.detour?.channel ?? this.#later ?? rungOf(of, 0).channel,
      path: backward ? wayBack : path,
      instrument: of.instrument,
      try: 0,
      ringsNext: false,
      cause: backward ? of.cause : "",
    });
  }

  #post(of: Case, letter: Letter): void {
    this.#world.post.send(of, letter);
  }
}

/** Code of an inquiry among a request's repeated draws; beyond those of messages and tasks. */
const INQUIRY_CODE = 900_000;

/** What this form must state on this basis; the rest may be left out. */
export function neededItems(of: Case, left: readonly string[]): readonly string[] {
  if (left.length === 0) return left;
  const required: readonly string[] = requiredItems(of.facts.form, of.basis);
  return left.filter((item) => required.includes(item));
}

/** A message that came by another way than the usual one is answered by that way. */
function detourOf(of: Case, { path, channel }: Message, usual: Case["path"]): Case["detour"] {
  if (path.length === usual.length && path.every((point, at) => point === usual[at])) return null;
  const reversed = path.toReversed();
  return usual === of.path
    ? { channel, path, wayBack: reversed }
    : { channel, path: reversed, wayBack: path };
}

function rungOf(of: Case, rung: number) {
  const found = of.terms.ladder[rung];
  if (found === undefined) throw new Error(`${of.facts.id} has no rung ${rung} on its ladder`);
  return found;
}

/** Whoever gives data says of what class they are, and that their use is limited (UN-36.1). */
function withData(of: Case, type: MessageType, item: number, body: MessageBody): MessageBody {
  const data_class = classGiven(of, type, item, body);
  return data_class === undefined ? body : { ...body, data_class, use_limited: true };
}

function classGiven(
  { facts }: Case,
  type: MessageType,
  item: number,
  body: MessageBody,
): MessageBody["data_class"] {
  if (type === "traffic-data-disclosure") return "traffic";
  if (type === "disclosure") return facts.items[item]?.data_class;
  if (type !== "assistance-decision" || body.granted !== true) return undefined;
  const asked = new Set(facts.items.map(({ data_class }) => data_class));
  return WIDEST_FIRST.find((each) => asked.has(each));
}

/** Whoever may have a class may have those after it. */
const WIDEST_FIRST = ["content", "traffic", "subscriber"] as const;

function remember(of: Case, type: MessageType, item: number, body: MessageBody | null): void {
  if (REPEATED_MESSAGES.has(type)) of.answers = of.answers.concat({ type, item, body });
}

function forgetQuestion(of: Case, type: MessageType): void {
  of.answers = of.answers.filter((answer) => answer.type !== type);
}
