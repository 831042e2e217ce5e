export { limitText } from "./discovery.ts";
export { exploreResults } from "./explore-results.ts";
export { inputText, inputTitle } from "./input-words.ts";
