/**
 * What may go wrong, in two kinds (HOUSE, "How it reads").
 *
 * A **Refusal** is expected: something the caller can mend. It leaves a mutation as data, in `userErrors`.
 * A **Failure** is everything else: it leaves as a top-level error with a stable code; its detail goes to the log only.
 */
export const REFUSAL_CODES = {
  NOT_FOUND: 'There is no such thing, or this key may not see it.',
  INVALID: 'A value is malformed or out of its range.',
  TAKEN: 'The code is already in use by something else.',
  CONFLICT: 'Somebody else was first; look again.',
  CLIENT_KEY_REUSED: 'The client key was used before for another request.',
  OUT_OF_ORDER: 'The thing is not in a state that allows this step.',
  UPLOAD_PENDING: 'The upload has no bytes yet, or is still being checked.',
  UPLOAD_REFUSED: 'The uploaded file was refused.',
  SOURCE_NOT_CONFIRMED: 'Law 2: a hand-over needs a source confirmed as PASS or REPAIR.',
  RATE_MISSING: 'The vendor has no rate for this tier and view on this day.',
  STEPS_OUT_OF_ORDER: 'Law 1: the steps are CLEANUP, COLOUR, STRUCTURE, FINAL_QC, each once, in this order.',
  STRUCTURE_FAULT: 'Law 4: after a structure fault the next revision must be based on the source.',
  NOT_MEASURED: 'Law 3: nothing is decided before it was measured.',
  PREVIEWS_MISSING: 'Law 3: nothing is approved before its previews exist.',
  CHECK_FAILED: 'An approval has no failed check and was looked at zoomed in.',
  CUTOUT_AUTOMATIC: 'Law 5: an intricate piece is not approved with an automatic cut-out.',
  SIGN_OFF_MISSING: 'Law 6: approval needs sign-offs from two kinds of device, a phone among them.',
  OWN_WORK: 'Nobody reviews what they retouched.',
  CAUSE_MISSING: 'What comes back needs a cause.',
  WRONG_CURRENCY: 'Law 13: a vendor is paid in one currency only.',
  NOT_EXPORTED: 'Law 9: only what is approved and exported for the channel is published.',
  RULE_FAILED: 'A REQUIRED rule of the channel fails; name it in `despite`, with a reason, to publish all the same.',
} as const;

export type RefusalCode = keyof typeof REFUSAL_CODES;

/** One thing that a caller can mend: where (`field`, the path into the input), what, and what was expected. */
export interface UserError {
  code: RefusalCode;
  field: string[];
  message: string;
}

export class Refusal extends Error {
  readonly userErrors: readonly UserError[];

  constructor(...userErrors: UserError[]) {
    super(userErrors.map((each) => each.message).join(' '));
    this.userErrors = userErrors;
  }
}

/** Short form for the usual case of one refused value. */
export function refuse(code: RefusalCode, field: string | string[], message: string): never {
  throw new Refusal({ code, field: typeof field === 'string' ? [field] : field, message });
}

/** Codes of top-level errors (`extensions.code`) and of plain HTTP answers, each with its HTTP status. */
export const FAILURE_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  GONE: 410,
  BAD_USER_INPUT: 400,
  INVALID_CURSOR: 400,
  CONFLICT: 409,
  TOO_COSTLY: 400,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  NOT_READY: 503,
  INTERNAL: 500,
} as const;

export type FailureCode = keyof typeof FAILURE_STATUS;

/** A failure with a sentence for the outside; `cause`, if any, is for the log alone. */
export class Failure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  get status(): number {
    return FAILURE_STATUS[this.code];
  }
}
