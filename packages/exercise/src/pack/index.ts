export { PACK_LANGUAGES, packLanguages } from "./pack.ts";
export { type PackPage, packPages } from "./pack-pages.ts";
