import { INSTRUMENT_RULES } from "../law/instruments.ts";
import type { InstrumentBasis, RequestForm } from "../resolved/index.ts";
import { REQUEST_ITEMS } from "./request-item.ts";
import type { RequestItem } from "./request-item.ts";
import type { RequestMessage } from "./request.ts";
import type { StatedItems } from "./stated-items.ts";

/**
 * The items that a request of this form must state. For preservation the instrument's own list.
 * The other forms have none: an emergency disclosure is asked for all but the assistance that it
 * does without, a location query for who asks and about what, a ping for nothing. These three
 * lists are a design choice.
 */
export function requiredItems(form: RequestForm, basis: InstrumentBasis): readonly RequestItem[] {
  switch (form) {
    case "preservation":
      return INSTRUMENT_RULES[basis].items;
    case "emergency-disclosure":
      return INSTRUMENT_RULES[basis].items.filter((item) => item !== "intended-assistance");
    case "location-query":
      return ["authority", "data"];
    case "ping":
      return [];
  }
}

/**
 * The required items that a request does not state, in the order of the form. Data identified by
 * an IP address at a time without a zone count as not stated: they identify nobody.
 */
export function missingItems(
  request: StatedItems & Pick<RequestMessage, "form">,
  basis: InstrumentBasis,
): readonly RequestItem[] {
  const required = requiredItems(request.form, basis);
  return REQUEST_ITEMS.filter(({ id, field }) => {
    const isStated =
      request[field] !== undefined && (id !== "data" || !lacksZone(request.data?.items ?? []));
    return required.includes(id) && !isStated;
  }).map(({ id }) => id);
}

function lacksZone(items: NonNullable<StatedItems["data"]>["items"]): boolean {
  return items.some(({ identifiers }) =>
    identifiers.some((identifier) => identifier.kind === "ip-address" && identifier.zone === null),
  );
}
