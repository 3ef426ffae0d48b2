import { Response } from '@whatwg-node/fetch';
import type { Config } from '../config.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { EdgeContext } from './edge-context.ts';
import { REVALIDATE } from './kept/whole-answer.ts';
import type { Handler } from './router.ts';
import type { Answerer } from './shared/share-operations.ts';

interface GraphQLHandlerOptions {
  answer: Answerer;
  /** The page of the explorer, for a browser that opens the endpoint. */
  explorer: Handler;
  config: Pick<Config, 'corsOrigins'>;
}

function isBrowserVisit({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

/**
 * A query by GET that went well, sent by nobody in particular, is the same for everybody; what else is answered as JSON is kept by
 * nobody. One path answers people, programs and credentials.
 */
function sayCaching({ headers }: Request, { note }: EdgeContext, response: Response): void {
  response.headers.append('vary', 'Accept, Authorization');
  if (!/json/.test(response.headers.get('content-type') ?? '')) return;
  const isShared =
    response.status === 200 &&
    note.kind === 'query' &&
    !note.codes?.length &&
    headers.get('authorization') === null;
  response.headers.set('cache-control', isShared ? REVALIDATE : 'no-store');
}

/** `/graphql`: the explorer for browsers, preflights where an origin is configured, and GraphQL for all else. */
export function createGraphQLHandler({ answer, explorer, config }: GraphQLHandlerOptions): Handler {
  return async (request, context) => {
    const cors = corsHeaders(request.headers.get('origin'), config.corsOrigins);
    if (request.method === 'OPTIONS' && 'Access-Control-Allow-Origin' in cors)
      return new Response(null, { status: 204, headers: { ...cors, ...preflightHeaders } });
    const response = isBrowserVisit(request)
      ? await explorer(request, context)
      : await answer(request, context);
    if (request.method === 'GET') sayCaching(request, context, response);
    for (const name in cors) response.headers.append(name, cors[name] ?? '');
    return response;
  };
}
