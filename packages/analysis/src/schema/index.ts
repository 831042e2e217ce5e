export { summaryJsonSchema, summarySchema } from "./summary-schema.ts";
