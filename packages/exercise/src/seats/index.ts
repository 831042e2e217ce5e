export { may, RIGHTS, type Right, type Role, type Seat } from "./seat.ts";
