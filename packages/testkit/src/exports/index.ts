export { itfTrace, type ItfState, type ItfTrace } from "./itf-trace.ts";
export { SHIVIZ_PARSER, shivizLog } from "./shiviz-log.ts";
