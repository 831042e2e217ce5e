export { hasClockChange, localHour } from "./civil-time.ts";
export * from "./request-table.ts";
export { RequestFold, requestTable } from "./request-fold.ts";
export { HAND_OVER_WINDOW } from "./delivery-circumstances.ts";
