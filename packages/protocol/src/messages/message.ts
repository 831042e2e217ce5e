import * as z from "zod";
import { acknowledgementSchema } from "./acknowledgement.ts";
import { assistanceDecisionSchema } from "./assistance-decision.ts";
import { assistanceRequestSchema } from "./assistance-request.ts";
import { choiceSchema } from "./choice.ts";
import { confirmationSchema } from "./confirmation.ts";
import { disclosureSchema } from "./disclosure.ts";
import { expiryNoticeSchema } from "./expiry-notice.ts";
import { extensionDecisionSchema } from "./extension-decision.ts";
import { extensionRequestSchema } from "./extension-request.ts";
import { locationAnswerSchema } from "./location-answer.ts";
import { missingItemsRequestSchema } from "./missing-items-request.ts";
import { negativeSchema } from "./negative.ts";
import { prejudiceNoticeSchema } from "./prejudice-notice.ts";
import { referralSchema } from "./referral.ts";
import { refusalSchema } from "./refusal.ts";
import { releaseNoticeSchema } from "./release-notice.ts";
import { requestSchema } from "./request.ts";
import { statusQuerySchema } from "./status-query.ts";
import { statusReportSchema } from "./status-report.ts";
import { supplementSchema } from "./supplement.ts";
import { trafficDataDisclosureSchema } from "./traffic-data-disclosure.ts";
import { withdrawalSchema } from "./withdrawal.ts";

/** Any message between two contact points, told apart by `type`. */
export const messageSchema = z.discriminatedUnion("type", [
  requestSchema,
  supplementSchema,
  choiceSchema,
  withdrawalSchema,
  extensionRequestSchema,
  assistanceRequestSchema,
  statusQuerySchema,
  acknowledgementSchema,
  missingItemsRequestSchema,
  refusalSchema,
  prejudiceNoticeSchema,
  referralSchema,
  confirmationSchema,
  negativeSchema,
  trafficDataDisclosureSchema,
  locationAnswerSchema,
  disclosureSchema,
  extensionDecisionSchema,
  assistanceDecisionSchema,
  statusReportSchema,
  expiryNoticeSchema,
  releaseNoticeSchema,
]);

export type Message = z.infer<typeof messageSchema>;

/** The message of one type. */
export type MessageOf<T extends Message["type"]> = Extract<Message, { type: T }>;
