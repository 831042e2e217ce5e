import * as z from "zod";
import { text } from "./wire-field.ts";

/** Who can be asked back, at any hour if a mobile number is given. */
export const contactPersonSchema = z.strictObject({
  name: text,
  title: text.exactOptional(),
  function: text.exactOptional(),
  phone: text.exactOptional(),
  mobile: text.exactOptional(),
  email: text.exactOptional(),
});

/** The authority that asks (item a). */
export const authoritySchema = z.strictObject({
  organisation: text,
  person: text.exactOptional(),
  address: text.exactOptional(),
  phone: text.exactOptional(),
  mobile: text.exactOptional(),
  email: text.exactOptional(),
  fax: text.exactOptional(),
  office_hours: text.exactOptional(),
  /** IANA name. */
  time_zone: text.exactOptional(),
  reply_by: z.enum(["secure-channel", "email", "phone", "fax"]).exactOptional(),
  /** Who confirms that the request is genuine. */
  person_for_confirmation: contactPersonSchema.exactOptional(),
  /** The authority that investigates, if it is another one. */
  investigating_authority: text.exactOptional(),
});
