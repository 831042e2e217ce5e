export { requestsCsv } from "./requests-csv.ts";
export { itemsCsv } from "./items-csv.ts";
