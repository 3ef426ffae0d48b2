import { Response } from '@whatwg-node/fetch';

interface ProblemOptions {
  headers?: Record<string, string>;
}

/** A request that ends at the edge, before or beside GraphQL: status, code, and one sentence for the caller. */
export class HttpProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;
  constructor(status: number, code: string, message: string, { headers = {} }: ProblemOptions = {}) {
    super(message);
    this.name = 'HttpProblem';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The same shape as a GraphQL answer, whatever the path, so that a client has one thing to read. */
export function problemBody(code: string, message: string, requestId: string): string {
  return JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
}

/** JSON, or for a browser the bare sentence. */
export function problemResponse(problem: HttpProblem, requestId: string, accept = ''): Response {
  const headers = { 'Cache-Control': 'no-store', ...problem.headers };
  if (accept.includes('text/html'))
    return new Response(`${problem.message}\nRequest ${requestId}\n`, {
      status: problem.status,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
    });
  return new Response(problemBody(problem.code, problem.message, requestId), {
    status: problem.status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  });
}
