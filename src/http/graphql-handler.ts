import { Response } from '@whatwg-node/fetch';
import type { Config } from '../config.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import type { GraphQLServer } from './graphql.ts';
import type { Handler } from './router.ts';

interface GraphQLHandlerOptions {
  yoga: GraphQLServer;
  /** The page of the explorer, for a browser that opens the endpoint. */
  explorer: Handler;
  config: Pick<Config, 'corsOrigins'>;
}

function isBrowserVisit({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

/** `/graphql`: the explorer for browsers, preflights where an origin is configured, and yoga for all else. */
export function createGraphQLHandler({ yoga, explorer, config }: GraphQLHandlerOptions): Handler {
  return async (request, context) => {
    const cors = corsHeaders(request.headers.get('origin'), config.corsOrigins);
    if (request.method === 'OPTIONS' && 'Access-Control-Allow-Origin' in cors)
      return new Response(null, { status: 204, headers: { ...cors, ...preflightHeaders } });
    const response = isBrowserVisit(request)
      ? await explorer(request, context)
      : await yoga.handleRequest(request, context);
    for (const name in cors) response.headers.append(name, cors[name] ?? '');
    return response;
  };
}
