import { acknowledgedAfterRequest } from "./acknowledged-after-request.ts";
import { acknowledgedComesToEnd } from "./acknowledged-comes-to-end.ts";
import { answeredOnRequest } from "./answered-on-request.ts";
import { assistanceDecided } from "./assistance-decided.ts";
import { auditAgreesWithCause } from "./audit-agrees-with-cause.ts";
import { auditChained } from "./audit-chained.ts";
import { auditedOnce } from "./audited-once.ts";
import { backlogDrains } from "./backlog-drains.ts";
import { badInputChangesNothing } from "./bad-input-changes-nothing.ts";
import { caseKeptConfidential } from "./case-kept-confidential.ts";
import { confirmedAfterOrder } from "./confirmed-after-order.ts";
import { decisionKnown } from "./decision-known.ts";
import { disclosedWithinScope } from "./disclosed-within-scope.ts";
import { emergencyBeforeRoutine } from "./emergency-before-routine.ts";
import { endAnnounced } from "./end-announced.ts";
import { escalationFollowsRoster } from "./escalation-follows-roster.ts";
import { existsWhenPreserved } from "./exists-when-preserved.ts";
import { expiryOnlyGrows } from "./expiry-only-grows.ts";
import { finalsAgree } from "./finals-agree.ts";
import { instrumentBindsPair } from "./instrument-binds-pair.ts";
import { keptSixtyDays } from "./kept-sixty-days.ts";
import { keptUntilExpiry } from "./kept-until-expiry.ts";
import { keptWhileAssistancePending } from "./kept-while-assistance-pending.ts";
import { messagesBounded } from "./messages-bounded.ts";
import { noClosingDespiteAnswer } from "./no-closing-despite-answer.ts";
import { noContentWithoutAssistance } from "./no-content-without-assistance.ts";
import { noRefusalAfterConfirmation } from "./no-refusal-after-confirmation.ts";
import { nothingExecutedBeforeChoice } from "./nothing-executed-before-choice.ts";
import { oneContentPerRequest } from "./one-content-per-request.ts";
import { oneFinalState } from "./one-final-state.ts";
import { oneOrderPerItem } from "./one-order-per-item.ts";
import { preservedSetConstant } from "./preserved-set-constant.ts";
import { publishedTransitionsOnly } from "./published-transitions-only.ts";
import { recoveryEnds } from "./recovery-ends.ts";
import { refusedOnListedGround } from "./refused-on-listed-ground.ts";
import { requestAcknowledged } from "./request-acknowledged.ts";
import { requesterAloneWithdraws } from "./requester-alone-withdraws.ts";
import { retriesStop } from "./retries-stop.ts";
import type { Rule } from "./rule.ts";
import { sameAnswerAgain } from "./same-answer-again.ts";
import { speaksInOwnName } from "./speaks-in-own-name.ts";
import { stateFollowsInput } from "./state-follows-input.ts";
import { statusNeverBackwards } from "./status-never-backwards.ts";
import { strangerNotServed } from "./stranger-not-served.ts";
import { timersSurvive } from "./timers-survive.ts";
import { trafficDataForProviderElsewhere } from "./traffic-data-for-provider-elsewhere.ts";
import { urgentReachesPerson } from "./urgent-reaches-person.ts";
import { viewsAgree } from "./views-agree.ts";

/** Every rule that a journal lets one judge, in the order of their numbers. */
export const RULES: readonly Rule[] = [
  acknowledgedAfterRequest,
  answeredOnRequest,
  oneContentPerRequest,
  oneOrderPerItem,
  sameAnswerAgain,
  strangerNotServed,
  speaksInOwnName,
  badInputChangesNothing,
  statusNeverBackwards,
  messagesBounded,
  oneFinalState,
  publishedTransitionsOnly,
  finalsAgree,
  refusedOnListedGround,
  noRefusalAfterConfirmation,
  requesterAloneWithdraws,
  nothingExecutedBeforeChoice,
  keptSixtyDays,
  keptWhileAssistancePending,
  expiryOnlyGrows,
  confirmedAfterOrder,
  timersSurvive,
  preservedSetConstant,
  keptUntilExpiry,
  noContentWithoutAssistance,
  trafficDataForProviderElsewhere,
  disclosedWithinScope,
  caseKeptConfidential,
  auditChained,
  auditedOnce,
  auditAgreesWithCause,
  emergencyBeforeRoutine,
  escalationFollowsRoster,
  stateFollowsInput,
  existsWhenPreserved,
  instrumentBindsPair,
  noClosingDespiteAnswer,
  requestAcknowledged,
  acknowledgedComesToEnd,
  decisionKnown,
  assistanceDecided,
  viewsAgree,
  urgentReachesPerson,
  backlogDrains,
  retriesStop,
  recoveryEnds,
  endAnnounced,
];

/** The rule of a number (`S18`) or an id (`kept-sixty-days`), or undefined. */
export function ruleById(name: string): Rule | undefined {
  return RULES.find(({ id, number }) => id === name || number === name);
}
