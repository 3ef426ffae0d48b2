import type { Readiness } from './readiness.ts';

/** Errors that a person can act on. Each builds its sentence from data: what was expected, then what came. */
export abstract class DomainError extends Error {
  override get name() {
    return this.constructor.name;
  }
}

export class NotFoundError extends DomainError {
  readonly what: string;
  readonly key: string;
  constructor(what: string, key: string) {
    super(`There is no ${what} ${key}.`);
    this.what = what;
    this.key = key;
  }
}

export interface Issue {
  /** Where in the input, `input.evidence.0.url`. */
  path: string;
  message: string;
}

export class ValidationError extends DomainError {
  readonly issues: Issue[];
  constructor(issues: Issue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join(' · '));
    this.issues = issues;
  }
}

export class ConflictError extends DomainError {
  readonly current: Readiness | null;
  constructor(message: string, current: Readiness | null = null) {
    super(message);
    this.current = current;
  }
}

export class InvalidTransitionError extends DomainError {
  readonly from: Readiness | null;
  readonly to: Readiness | null;
  readonly allowed: Readiness[];
  /** Id of the record that the entry would contradict, where it is another one than the entry itself. */
  readonly contradicts: number | null;
  constructor(data: {
    from: Readiness | null;
    to: Readiness | null;
    allowed: Readiness[];
    contradicts?: { id: number; meetingDate: string } | null;
    message?: string;
  }) {
    const from = data.from ?? 'none recorded';
    const allowed = data.allowed.length ? data.allowed.join(', ') : 'nothing';
    super(
      data.message ??
        (data.contradicts
          ? `This would contradict the record of the meeting of ${data.contradicts.meetingDate}: it would then move from ${from} to ${data.to}; from ${from} the ledger takes ${allowed}.`
          : `A move from ${from} to ${data.to} is not allowed; from ${from} the ledger takes ${allowed}.`),
    );
    this.from = data.from;
    this.to = data.to;
    this.allowed = data.allowed;
    this.contradicts = data.contradicts?.id ?? null;
  }
}
