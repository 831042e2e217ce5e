import type {
  MessageBody,
  NeedRecord,
  ResolvedLaw,
  ResolvedScenario,
  SentRecord,
} from "@contactpoint/protocol";
import type { Message, StatedItems } from "@contactpoint/protocol/messages";
import type { Keep } from "../store/index.ts";
import { answerLetter, isAnswer } from "./answer-letter.ts";
import type { Envelope } from "./envelope.ts";
import { Origins } from "./origins.ts";
import type { Said } from "./said.ts";
import { type StateTexts, stateTexts } from "./state-texts.ts";
import { type Statement, statedItems, suppliedItems } from "./statement.ts";

/** What letters about a request say in a person's own words; the newest words count. */
export interface Dictation {
  readonly stated?: StatedItems;
  readonly supplied?: StatedItems;
  /** Of a request for missing items; null: none is asked any more. */
  readonly question?: string | null;
  /** Of a prejudice notice. */
  readonly explanation?: string;
}

/**
 * Writes the message that stands on the wire for one that the journal records as sent. All content
 * follows from the scenario and the records, is plainly fictitious and says EXERCISE. Parts are
 * shared among messages: do not write to them.
 */
export class LetterWriter {
  readonly #scenario: ResolvedScenario;
  readonly #states: ReadonlyMap<string, StateTexts>;
  readonly #origins: Origins;
  /** What people have stated themselves, by request. */
  readonly #dictated = new Map<string, Dictation>();

  /** @param needs where what it has learnt is kept, by request */
  constructor(scenario: ResolvedScenario, needs: Keep<NeedRecord> = new Map()) {
    this.#scenario = scenario;
    this.#origins = new Origins(needs);
    this.#states = new Map(
      scenario.states.map((state, index) => [state.id, stateTexts(state, index)]),
    );
  }

  /**
   * A need of a State whose requests are to be written, after the need it is a child of; otherwise
   * a RangeError. It is remembered, since children may follow at any time.
   */
  learn(need: NeedRecord): void {
    this.#origins.learn(need);
  }

  /** A person has written what a request, its next supplement, or an answer to it says. */
  dictate(request: string, words: Dictation): void {
    this.#dictated.set(request, { ...this.#dictated.get(request), ...words });
  }

  /**
   * Throws a RangeError for an unknown State, for a request or supplement whose need was not
   * learnt, and where the record or `said` lacks what the type must say.
   */
  compose(sent: SentRecord, said: Said = {}): Message {
    const head = this.#envelope(sent);
    const from = this.#textsOf(sent.from);
    const { type } = sent;
    if (isAnswer(type))
      return answerLetter(type, {
        head,
        body: sent.body ?? {},
        said,
        from,
        law: this.#lawOf(from),
        dictated: this.#dictated.get(head.request) ?? {},
      });
    const opening = { ...head, ...quoted(said) };
    switch (type) {
      case "request":
        return this.#request(head, sent.body ?? {}, from);
      case "supplement":
        return { ...head, type, supplied: this.#supplied(head, said) };
      case "choice":
        return { ...head, type, proceed: true };
      case "withdrawal":
        return { ...head, type, reasons: `${from.opening} the data are not needed any more.` };
      case "extension-request":
        if (said.until === undefined) throw new RangeError(`${head.id} does not say until when`);
        return { ...opening, type, until: said.until };
      case "assistance-request":
        return { ...opening, type, authority: from.centralAuthority };
      case "status-query":
        return { ...head, type, question: `${from.opening} how does the request stand?` };
    }
  }

  #request(head: Envelope, body: MessageBody, from: StateTexts): Message {
    const statement = this.#statement(head);
    const { form, urgency } = statement.need;
    const dictated = this.#dictated.get(head.request)?.stated;
    const stated = dictated ?? statedItems(statement, body.missing ?? []);
    return { ...head, type: "request", form, urgency, language: from.language, ...stated };
  }

  #supplied(head: Envelope, { asked }: Said): StatedItems {
    const dictated = this.#dictated.get(head.request)?.supplied;
    return dictated ?? suppliedItems(this.#statement(head), asked);
  }

  #envelope(sent: SentRecord): Envelope {
    const { message, request, item, from, to, at, cause, instrument } = sent;
    return {
      id: message,
      request,
      ...(item === undefined ? {} : { item }),
      from,
      to,
      sent_at: at,
      ...(cause === undefined ? {} : { cause }),
      instrument,
      marking: this.#scenario.marking,
    };
  }

  #statement({ request }: Envelope): Statement {
    const origin = this.#origins.of(request);
    const need = this.#origins.need(request);
    const from = this.#textsOf(need.from);
    const to = this.#textsOf(need.to);
    return { need, origin, from, to, preservation: this.#scenario.practice.preservation };
  }

  #lawOf({ state }: StateTexts): ResolvedLaw {
    const law = this.#scenario.laws[state.law];
    if (law === undefined) throw new RangeError(`${state.id} has no law ${state.law}`);
    return law;
  }

  #textsOf(state: string): StateTexts {
    const texts = this.#states.get(state);
    if (texts === undefined) throw new RangeError(`there is no State ${state}`);
    return texts;
  }
}

function quoted({ reference }: Said): { reference?: string } {
  return reference === undefined ? {} : { reference };
}
