import Negotiator from 'negotiator';
import type { EdgePlugin } from '../edge-context.ts';
import { HttpProblem, problemResponse } from '../problem.ts';

const mediaTypes = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
];
const offered = mediaTypes.flatMap((type) => [type, `${type}; charset=utf-8`]);

/** Refuses who would not take the answer before anything runs: yoga asks afterwards, when a mutation has been done. */
export function useAcceptable(): EdgePlugin {
  return {
    onRequestParse({ request, serverContext, endResponse }) {
      const accept = request.headers.get('accept');
      if (accept === null || accept === '*/*' || accept === 'application/json') return;
      if (new Negotiator({ headers: { accept } }).mediaType(offered) !== undefined) return;
      const problem = new HttpProblem(
        406,
        'NOT_ACCEPTABLE',
        `The answer can be had as ${mediaTypes.join(', ')}.`,
      );
      // Not thrown: a GraphQL error would need one of these media types itself.
      endResponse(problemResponse(problem, serverContext.requestId));
    },
  };
}
