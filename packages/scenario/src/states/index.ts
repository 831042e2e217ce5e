export * from "./holiday-data.ts";
export * from "./m49.ts";
export * from "./states.ts";
