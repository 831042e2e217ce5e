/** An order that does not fit what is the case. */
export class Conflict extends Error {
  override readonly name = "Conflict";
  /** The field of the order that is at fault, if one is. */
  readonly field: string | undefined;

  constructor(message: string, field?: string) {
    super(message);
    this.field = field;
  }
}

/** An order that names what is not there, or not this seat's. */
export class Unknown extends Error {
  override readonly name = "Unknown";
  readonly field: string | undefined;

  constructor(message: string, field?: string) {
    super(message);
    this.field = field;
  }
}
