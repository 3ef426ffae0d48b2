/** What the database said when it refused a statement, wherever the driver put it. */
export interface Refusal {
  /** SQLSTATE, such as `23505`, or one of the ledger's own `SS001` to `SS003`. */
  state: string;
  constraint: string | null;
  /** JSON for the ledger's own refusals. */
  detail: string | null;
  message: string;
}

/** Null where the error is not a refusal of the database. Drizzle wraps the driver's error as `cause`. */
export function refusalOf(error: unknown): Refusal | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code, constraint, detail, message } = at as Error & Record<string, unknown>;
    // Every SQLSTATE in use has a digit; EPIPE has none.
    if (typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code))
      return {
        state: code,
        constraint: typeof constraint === 'string' ? constraint : null,
        detail: typeof detail === 'string' ? detail : null,
        message: String(message),
      };
  }
  return null;
}
