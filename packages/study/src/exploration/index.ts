export { exploreResults } from "./explore-results.ts";
export { inputText } from "./input-words.ts";
