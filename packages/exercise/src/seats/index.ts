export { needsReading } from "./needs-reading.ts";
export { may, RIGHTS, type Right, type Role, type Seat } from "./seat.ts";
export { withPeople } from "./with-people.ts";
