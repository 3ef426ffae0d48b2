import type { Results } from '@electric-sql/pglite';

/** What both ends must agree on, besides the tables. */
const PROTOCOL = 1;

/** Two programs of one edition mean the same by what they say to each other and by what is in the tables. */
export const editionOf = (migrations: readonly { hash: string }[]): string =>
  `${PROTOCOL} ${migrations.at(-1)?.hash ?? ''}`;

export interface Greeting {
  edition: string;
  /** Of the database, for people. */
  description: string;
}

/** What a command asks; each is answered once, in any order. */
export type Ask = { id: number } & (
  | { kind: 'hello'; command: string }
  | { kind: 'query'; transaction: number | null; text: string; values: unknown[]; rows: RowsAs }
  | { kind: 'begin' }
  | { kind: 'commit' | 'rollback'; transaction: number }
);

export interface RowsAs {
  mode: 'array' | 'object' | undefined;
  /** Types whose values stay as the database writes them. */
  asText: number[];
}

export type Answer = { id: number } & ({ result: Results | Greeting | null } | { error: PlainError });

/** An error with what the database said of it, and without the statement and its values. */
export interface PlainError {
  message: string;
  more: Record<string, unknown>;
}

export function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { message: String(error), more: {} };
  const more = Object.fromEntries(
    Object.entries(error).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
  delete more.query;
  return { message: error.message, more: { ...more, name: error.name } };
}

export const errorOf = ({ message, more }: PlainError): Error => Object.assign(new Error(message), more);
