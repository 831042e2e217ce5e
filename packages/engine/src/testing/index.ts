export { distributionArbitrary } from "./distribution-arbitrary.ts";
