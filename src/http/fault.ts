import { RETRY_AFTER } from '../base/retry.ts';
import { HttpProblem } from './problem.ts';

/** Why the server, and not the caller, is to blame; null: for none of these reasons, so the program has a fault. */
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
    'The connection to the database was lost, and nothing was done; try again shortly.',
  ),
  BUSY: unavailable('BUSY', 'Every connection to the database is busy at the moment; try again shortly.'),
  REFUSED: unavailable(
    'REFUSED',
    'The database refuses the server something that it needs, such as to sign in; the operator has to look at it.',
  ),
  LOCKED: unavailable(
    'LOCKED',
    'Another transaction of the database was in the way, and nothing was done; try again shortly.',
  ),
  DISK_FULL: unavailable(
    'DISK_FULL',
    'The disk of the database is full, so nothing can be written until the operator makes room.',
  ),
  READ_ONLY: unavailable(
    'READ_ONLY',
    'The database is read-only at the moment, so nothing can be written; try again later.',
  ),
  RECOVERING: unavailable(
    'RECOVERING',
    'The database is starting, stopping or recovering at the moment; try again shortly.',
  ),
  DAMAGED: unavailable(
    'DAMAGED',
    'The database found its files damaged or its disk failing, and refused; the operator has to look at it.',
  ),
  OUTDATED: unavailable(
    'OUTDATED',
    'A newer version has changed the database, so this server can no longer do this; the operator has to replace it. Try again shortly.',
  ),
  CLOSING: unavailable('CLOSING', 'The server is shutting down and did not finish this; try again shortly.'),
  TIMEOUT: temporary(
    'TIMEOUT',
    'The answer took too long, so the server stopped; try again, or ask for less.',
  ),
  OUTCOME_UNKNOWN: temporary(
    'OUTCOME_UNKNOWN',
    'It is not known whether this was done. Send the same input again with the same idempotencyKey: the server does it once at most, and the answer says what was done.',
  ),
  INTERNAL_SERVER_ERROR: {
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    message: 'Something went wrong on the server; its log has more under the request id.',
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
