import { RETRY_AFTER } from '../base/retry.ts';
import { HttpProblem } from './problem.ts';

/** Why the server, and not the caller, is the reason; null: none of these, so a fault of the program. */
export type FaultOf = (error: unknown) => Exclude<keyof typeof faultAnswers, 'INTERNAL_SERVER_ERROR'> | null;

interface FaultAnswer {
  code: string;
  status: number;
  message: string;
  headers: Record<string, string>;
  /** What yoga reads the status and headers from. */
  graphql: Record<string, unknown>;
}

function temporary(code: string, message: string, reason?: string): FaultAnswer {
  const headers = { 'Retry-After': RETRY_AFTER };
  const graphql = { ...(reason && { reason }), http: { status: 503, headers } };
  return { code, status: 503, message, headers, graphql };
}

const unavailable = (reason: string, message: string): FaultAnswer =>
  temporary('UNAVAILABLE', message, reason);

export const faultAnswers = {
  UNAVAILABLE: unavailable('UNREACHABLE', 'The database cannot be reached at the moment; try again shortly.'),
  CONNECTION_LOST: unavailable(
    'CONNECTION_LOST',
    'The connection to the database was lost on the way, and nothing was done; try again shortly.',
  ),
  BUSY: unavailable('BUSY', 'Every connection to the database is busy at the moment; try again shortly.'),
  REFUSED: unavailable(
    'REFUSED',
    'The database refuses the server what it needs, such as to sign in; its operator must look at it.',
  ),
  LOCKED: unavailable(
    'LOCKED',
    'Something else in the database stood in the way, and nothing was done; try again shortly.',
  ),
  DISK_FULL: unavailable(
    'DISK_FULL',
    'The disk of the database is full, so that nothing can be written until its operator makes room.',
  ),
  READ_ONLY: unavailable(
    'READ_ONLY',
    'The database is read-only at the moment, so that nothing can be written; try again later.',
  ),
  RECOVERING: unavailable(
    'RECOVERING',
    'The database is starting, stopping or recovering at the moment; try again shortly.',
  ),
  DAMAGED: unavailable(
    'DAMAGED',
    'The database found its files damaged or its disk failing, and refused; its operator must look at it.',
  ),
  CLOSING: unavailable('CLOSING', 'The server is shutting down, and gave this up; try again shortly.'),
  TIMEOUT: temporary('TIMEOUT', 'The answer took too long and was given up; try again, or ask for less.'),
  OUTCOME_UNKNOWN: temporary(
    'OUTCOME_UNKNOWN',
    'It is not known whether this was done. Send the same input again with the same idempotencyKey: it is done once at most, and the answer says what was done.',
  ),
  INTERNAL_SERVER_ERROR: {
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    message: 'Something went wrong on the server; the request id finds it in the log.',
    headers: {},
    graphql: { unexpected: true },
  },
} satisfies Record<string, FaultAnswer>;

/** What stands in the way, in a sentence. */
export const sentenceOf = (fault: keyof typeof faultAnswers): string => faultAnswers[fault].message;

export function problemOfFault(fault: keyof typeof faultAnswers): HttpProblem {
  const { status, code, message, headers } = faultAnswers[fault];
  return new HttpProblem(status, code, message, { headers });
}
