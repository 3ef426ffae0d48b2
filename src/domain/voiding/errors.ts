import { DomainError } from '../../base/errors.ts';

/** A record that stands and rests on what was to be made void or taken back. */
export interface Dependent {
  /** What it is, such as `record`. */
  what: string;
  /** By what it is found, such as `wireguard, 2017-05-24`. */
  name: string;
  /** Number of the record of the ledger; null where it is something else. */
  number: number | null;
}

const NAMED = 10;

/** What others rest on is neither void nor taken back: they are corrected first. `what` says what cannot be. */
export class DependentsError extends DomainError {
  readonly dependents: Dependent[];
  constructor(what: string, dependents: Dependent[]) {
    const named = dependents
      .slice(0, NAMED)
      .map(({ what, name, number }) => [what, number, `(${name})`].filter(Boolean).join(' '));
    const more = dependents.length > NAMED ? ` and ${dependents.length - NAMED} more` : '';
    super(`${what} while what stands rests on it: ${named.join(', ')}${more}. Correct these first.`);
    this.dependents = dependents;
  }
}
