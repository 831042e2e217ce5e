export { PACK_LANGUAGES, packLanguages, packWords } from "./pack.ts";
export { type PackPage, packPages } from "./pack-pages.ts";
