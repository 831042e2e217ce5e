import * as z from "zod";
import { instant, itemIndex, stateId, text } from "./wire-field.ts";

/** What every message carries, whatever its type. Unknown fields are refused. */
export const envelope = z.strictObject({
  /** `<request>#<n>`; a resend has an id of its own. */
  id: z.string().regex(/^.+#[0-9]+$/),
  /** The request it belongs to, by the requesting side's reference. */
  request: text,
  /** The item it is about; absent: all items. */
  item: itemIndex.exactOptional(),
  from: stateId,
  to: stateId,
  sent_at: instant,
  /** The message it answers. */
  cause: text.exactOptional(),
  /** The instrument or network it rests on. */
  instrument: text,
  /** Shown with every message: nothing here is a real case. */
  marking: z.string().regex(/EXERCISE/),
});
