export * from "./refusal-ground.ts";
