/** The work was given up before its end and rolled back: none of it was done or will be. */
export class GivenUpError extends Error {
  constructor() {
    super('Expected a client to wait for the outcome, found none: the act was given up and rolled back.');
    this.name = 'GivenUpError';
  }
}

/** The connection was lost while a transaction was being committed: it may be done, and may not. */
export class OutcomeUnknownError extends Error {
  constructor(cause: unknown) {
    super('The connection was lost during the commit; the act may have been done.', { cause });
    this.name = 'OutcomeUnknownError';
  }
}

/** Whether an error says {@link OutcomeUnknownError}, wherever it was wrapped. */
export function isOutcomeUnknown(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof OutcomeUnknownError) return true;
  return false;
}

export function isGivenUp(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof GivenUpError) return true;
  return false;
}
