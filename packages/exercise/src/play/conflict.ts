/** An order that does not fit what is the case. */
export class Conflict extends Error {
  override readonly name = "Conflict";
}

/** An order that names what is not there, or not this seat's. */
export class Unknown extends Error {
  override readonly name = "Unknown";
}
