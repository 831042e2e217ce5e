export { requestsCsv } from "./requests-csv.ts";
export { itemsCsv } from "./items-csv.ts";
export { textField } from "./csv-field.ts";
