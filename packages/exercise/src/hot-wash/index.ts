export { HotWash, type Aftermath } from "./hot-wash.ts";
