import { DomainError } from '../base/errors.ts';
import { refusalOf } from '../db/refusal.ts';
import { SeedError } from './errors.ts';

/** Where in the seed files a record is written. */
export interface Place {
  path: string;
  line: number;
  column: number;
}

/** Runs what writes a record; what the rules of the domain or of the database refuse is said with the record's place. */
export async function placed<T>(place: Place, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const message = error instanceof DomainError ? error.message : refusalOf(error)?.message;
    if (message === undefined) throw error;
    throw new SeedError([{ ...place, severity: 'error', rule: 'seed-refused', message }]);
  }
}
