/** Why somebody was not let in. */
export type SignInProblem =
  /** The issuer does not answer, or not as an issuer does. */
  | "unreachable"
  /** It was not begun in this browser, or too long ago. */
  | "not-begun-here"
  /** The issuer did not let the person sign in. */
  | "declined"
  /** What the issuer said of the person is not to be trusted. */
  | "invalid"
  /** The person is known to the issuer, and has no seat. */
  | "no-seat";

/** A sign-in that failed; the message is a sentence for the person. */
export class SignInRefusal extends Error {
  override readonly name = "SignInRefusal";
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.problem = problem;
  }
}
