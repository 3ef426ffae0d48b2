import { DomainError } from '../../base/errors.ts';
import type { Readiness } from '../../base/readiness.ts';
import type { GateBlocker } from './gate.ts';

/** The step is blocked, and the act does not override it. */
export class GateBlockedError extends DomainError {
  readonly to: Readiness;
  /** Worst first. */
  readonly blockers: GateBlocker[];
  constructor(to: Readiness, blockers: GateBlocker[]) {
    super(
      `The step to ${to} is blocked: ${blockers.map(({ message }) => message).join(' ')} ${
        blockers.some(({ code }) => code === 'CHANNEL_CONFLICT')
          ? 'A conflict with a member of the channel cannot be overridden.'
          : 'A chair may override it, with a reason.'
      }`,
    );
    this.to = to;
    this.blockers = blockers;
  }
}
