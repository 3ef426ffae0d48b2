import { HttpProblem } from './problem.ts';

/** Why the server, and not the caller, is the reason; null: none of these, so a fault of the program. */
export type FaultOf = (error: unknown) => 'UNAVAILABLE' | 'TIMEOUT' | null;

interface FaultAnswer {
  code: string;
  status: number;
  message: string;
  headers: Record<string, string>;
  /** What yoga reads the status and headers from. */
  graphql: Record<string, unknown>;
}

function temporary(code: string, message: string): FaultAnswer {
  const headers = { 'Retry-After': '2' };
  return { code, status: 503, message, headers, graphql: { http: { status: 503, headers } } };
}

export const faultAnswers = {
  UNAVAILABLE: temporary('UNAVAILABLE', 'The database cannot be reached at the moment; try again shortly.'),
  TIMEOUT: temporary('TIMEOUT', 'The answer took too long and was given up; try again, or ask for less.'),
  INTERNAL_SERVER_ERROR: {
    code: 'INTERNAL_SERVER_ERROR',
    status: 500,
    message: 'Something went wrong on the server; the request id finds it in the log.',
    headers: {},
    graphql: { unexpected: true },
  },
} satisfies Record<string, FaultAnswer>;

export function problemOfFault(fault: keyof typeof faultAnswers): HttpProblem {
  const { status, code, message, headers } = faultAnswers[fault];
  return new HttpProblem(status, code, message, { headers });
}
