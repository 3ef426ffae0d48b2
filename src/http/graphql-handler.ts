import { Response } from '@whatwg-node/fetch';
import type { Config } from '../config.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { EdgeContext } from './edge-context.ts';
import type { createExplorer } from './explorer/index.ts';
import type { Handler } from './handler.ts';
import { isJson, REVALIDATE } from './kept/whole-answer.ts';

import type { Visits } from './session/visits.ts';
import type { Answerer } from './shared/share-operations.ts';

type Explore = ReturnType<typeof createExplorer>['page'];

interface GraphQLHandlerOptions {
  answer: Answerer;
  /** The page of the explorer, for a browser that opens the endpoint. */
  explorer: Explore;
  config: Pick<Config, 'corsOrigins'>;
  /** Left out where nobody signs in. */
  visits?: Visits | undefined;
}

/** Null for readers, and for people whose session has ended. */
async function whoExplores(visits: Visits, { headers }: Request) {
  const visit = await visits.of(headers);
  return visit === null || visit === 'over' ? null : { name: visit.viewer.name, formToken: visit.formToken };
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
  if (!isJson(response)) return;
  const isShared =
    response.status === 200 &&
    note.kind === 'query' &&
    !note.codes?.length &&
    headers.get('authorization') === null;
  response.headers.set('cache-control', isShared ? REVALIDATE : 'no-store');
}

/** `/graphql`: the explorer for browsers, preflights where an origin is configured, and GraphQL for all else. */
export function createGraphQLHandler({ answer, explorer, config, visits }: GraphQLHandlerOptions): Handler {
  return async (request, context) => {
    const cors = corsHeaders(request.headers.get('origin'), config.corsOrigins);
    if (request.method === 'OPTIONS' && 'Access-Control-Allow-Origin' in cors)
      return new Response(null, { status: 204, headers: { ...cors, ...preflightHeaders } });
    const response = isBrowserVisit(request)
      ? await explorer(visits && (await whoExplores(visits, request)))
      : await answer(request, visits ? await visits.ofOperation(request, context) : context);
    if (request.method === 'GET') sayCaching(request, context, response);
    for (const name in cors) response.headers.append(name, cors[name] ?? '');
    return response;
  };
}
