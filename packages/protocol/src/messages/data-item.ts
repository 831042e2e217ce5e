import * as z from "zod";
import { instant, text } from "./wire-field.ts";

/**
 * An address in use at a moment. Addresses are handed on within minutes, so a moment without its
 * zone names nobody: `zone` is null where the form left it open.
 */
const ipAddress = z.strictObject({
  kind: z.literal("ip-address"),
  address: z.union([z.ipv4(), z.ipv6()]),
  port: z.int().min(0).max(65_535).exactOptional(),
  /** Wall-clock time in `zone`, as the log has it. */
  at: z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$/),
  /** `Z`, an offset such as `+02:00`, or an IANA name. */
  zone: z
    .string()
    .regex(/^(Z|[+-][0-9]{2}:[0-9]{2}|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+|UTC)$/)
    .nullable(),
});

const account = z.strictObject({ kind: z.literal("account"), value: text });

const url = z.strictObject({ kind: z.literal("url"), value: text });

/** One thing to preserve (part of item c): who holds it, what it is, by which identifiers. */
export const dataItemSchema = z.strictObject({
  provider: text,
  data_class: z.enum(["subscriber", "traffic", "content"]),
  identifiers: z.array(z.discriminatedUnion("kind", [ipAddress, account, url])).min(1),
  /** Dates of the data sought. */
  period: z.strictObject({ from: instant, until: instant }).exactOptional(),
  /** When the requesting side believes the data vanish; null: unknown. */
  stated_expiry: instant.nullable(),
});

export type DataItem = z.infer<typeof dataItemSchema>;
