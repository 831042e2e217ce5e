import type { Instant } from "@contactpoint/engine";
import type { Circumstance } from "@contactpoint/protocol";
import type { DataItem, StatedItems } from "@contactpoint/protocol/messages";
import { CIRCUMSTANCE_WORDS, CIRCUMSTANCES } from "./case-story.ts";

/** What a requested side learns of the case from the items stated to it. */
export interface ReadStatement {
  /** Empty where item (c) is left out. */
  readonly items: readonly ReadItem[];
  /** As the statement of facts tells them; none where it is left out. */
  readonly circumstances: readonly Circumstance[];
}

/** One thing to preserve. */
export interface ReadItem {
  readonly provider: string;
  readonly data_class: DataItem["data_class"];
  readonly stated_expiry: Instant | null;
  /** What names the data; null where no account is given. */
  readonly account: string | null;
}

/** Of a request, or of the items that a supplement supplies. */
export function readStatement({ data, offence }: StatedItems): ReadStatement {
  const facts = offence?.facts ?? "";
  return {
    items: (data?.items ?? []).map(({ provider, data_class, stated_expiry, identifiers }) => {
      const account = identifiers.find(({ kind }) => kind === "account");
      return {
        provider,
        data_class,
        stated_expiry,
        account: account?.kind === "account" ? account.value : null,
      };
    }),
    circumstances: CIRCUMSTANCES.filter((one) => facts.includes(CIRCUMSTANCE_WORDS[one])),
  };
}
