import { DAY, type Duration } from "@contactpoint/engine";
import {
  type NeedRecord,
  REQUEST_ITEMS,
  type RequestForm,
  type RequestItem,
} from "@contactpoint/protocol";
import type { DataItem, StatedItems } from "@contactpoint/protocol/messages";
import { CIRCUMSTANCE_WORDS, OFFENCES, spread } from "./case-story.ts";
import { fictitiousAddress } from "./fictitious-address.ts";
import type { Origin } from "./origins.ts";
import type { StateTexts } from "./state-texts.ts";

/** Who asks whom for what. */
export interface Statement {
  readonly need: NeedRecord;
  readonly origin: Origin;
  readonly from: StateTexts;
  readonly to: StateTexts;
  /** How long a preservation lasts; assistance is meant to be lodged within it. */
  readonly preservation: Duration;
}

/** Data of this time before the need are sought. */
const PERIOD = 30 * DAY;

const ALL = REQUEST_ITEMS.map(({ id }) => id);

/**
 * What a request of each form states when nothing is left out. A location query does not say where
 * the data are, nor is assistance intended before they are found; a ping names the data by which
 * the other side may try its desk.
 */
const FORM_ITEMS: Readonly<Record<RequestForm, readonly RequestItem[]>> = {
  preservation: ALL,
  "emergency-disclosure": ALL.filter((item) => item !== "intended-assistance"),
  "location-query": ["authority", "offence", "data", "necessity", "confidentiality"],
  ping: ["authority", "data"],
};

/** The items of the form, but for those left out. Throws a RangeError if one left out is no item. */
export function statedItems(statement: Statement, left: readonly string[]): StatedItems {
  for (const name of left) {
    if (!ALL.some((id) => id === name)) throw new RangeError(`a request has no item ${name}`);
  }
  const stated: StatedItems = {};
  for (const item of FORM_ITEMS[statement.need.form]) {
    if (!left.includes(item)) state(stated, item, statement);
  }
  return stated;
}

/** The items asked for; all that the form states if it is not known which. */
export function suppliedItems(
  statement: Statement,
  asked: readonly RequestItem[] = FORM_ITEMS[statement.need.form],
): StatedItems {
  const supplied: StatedItems = {};
  for (const item of asked) state(supplied, item, statement);
  return supplied;
}

function state(stated: StatedItems, item: RequestItem, statement: Statement): void {
  const { need, from, to, preservation } = statement;
  switch (item) {
    case "authority":
      stated.authority = from.authority;
      break;
    case "offence":
      stated.offence = offenceOf(statement);
      break;
    case "data":
      stated.data = dataOf(statement);
      break;
    case "location":
      stated.location = { custodian: need.items[0]?.provider ?? null, location: to.state.name };
      break;
    case "necessity":
      stated.necessity = {
        reasons: `${from.opening} the data may be gone before assistance is decided.`,
      };
      break;
    case "intended-assistance":
      stated.intended_assistance = {
        authority: from.centralAuthority,
        expected_by: need.at + preservation,
      };
      break;
    case "confidentiality":
      stated.confidentiality = { keep_confidential: true, notify_user: false };
      break;
  }
}

function offenceOf({ need, origin, from }: Statement): NonNullable<StatedItems["offence"]> {
  const story = spread(origin.request);
  const { offence, deed } = OFFENCES[story % OFFENCES.length] ?? OFFENCES[0];
  let facts = `${from.opening} a person who does not exist ${deed}.`;
  for (const circumstance of need.circumstances) facts += ` ${CIRCUMSTANCE_WORDS[circumstance]}`;
  return {
    offence: `${from.opening} ${offence}`,
    provisions: [`Criminal code of ${from.state.name} (EXERCISE), section ${100 + (story % 400)}`],
    case_status: "under investigation",
    facts,
  };
}

function dataOf(statement: Statement): NonNullable<StatedItems["data"]> {
  const { need, from } = statement;
  const relation = need.form === "ping" ? "none; the channel is tried" : "used in the deed";
  return {
    items: need.items.map((_, item) => dataItem(statement, item)),
    relation_to_offence: `${from.opening} ${relation}.`,
  };
}

function dataItem({ need, origin, from }: Statement, number: number): DataItem {
  const item = need.items[number];
  const value = origin.accounts[number];
  if (item === undefined || value === undefined)
    throw new RangeError(`${need.request} has no item ${number}`);
  const address = item.data_class === "content" ? null : fictitiousAddress(value, origin.at, from);
  const account = { kind: "account", value } as const;
  return {
    provider: item.provider,
    data_class: item.data_class,
    identifiers: address === null ? [account] : [account, address],
    period: { from: origin.at - PERIOD, until: origin.at },
    stated_expiry: item.stated_expiry,
  };
}
