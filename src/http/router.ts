import { Response } from '@whatwg-node/fetch';
import { filePreflight } from './cors.ts';
import type { EdgeContext } from './edge-context.ts';
import { HttpProblem } from './problem.ts';

/** Answers one request. `request` carries no body: what came is `context.body`, read within the limit. */
export type Handler = (request: Request, context: EdgeContext) => Promise<Response> | Response;

export interface Routes {
  /** GraphQL itself, and its explorer for browsers. */
  graphql: Handler;
  /** Scripts and styles of the explorer. */
  explorerFile: Handler;
  ready: Handler;
  /** Null where it is switched off: then it is a page that is not there. */
  metrics: Handler | null;
  /** `/.well-known/security.txt`; null where nobody is named in it. */
  securityText: Handler | null;
  /** All that is recorded, for admins; null where nobody is one. */
  exportFile: Handler | null;
  /** Every other path: pages, their styles, and what is not found. */
  page: Handler;
  /** Of these, the files that other sites may read. */
  isFile: (path: string) => boolean;
}

/** Path → handler. `/health` is not here: the edge answers it by itself, before anything that can fail or refuse. */
export function createRouter(routes: Routes): (path: string) => Handler {
  const exact = new Map<string, Handler>([
    ['/graphql', routes.graphql],
    ['/ready', onlyToRead(routes.ready)],
    ...(routes.securityText
      ? ([['/.well-known/security.txt', onlyToRead(routes.securityText)]] as const)
      : []),
    ...(routes.exportFile ? ([['/export.json.gz', onlyToRead(routes.exportFile)]] as const) : []),
    ...(routes.metrics ? ([['/metrics', onlyToRead(routes.metrics)]] as const) : []),
  ]);
  const explorerFile = onlyToRead(routes.explorerFile);
  const page = onlyToRead(routes.page);
  const file = answeringPreflight(page);
  return (path) =>
    exact.get(path) ?? (path.startsWith('/graphql/') ? explorerFile : routes.isFile(path) ? file : page);
}

/** What a browser asks about before it lets a page of another site read with headers of its own. */
function answeringPreflight(handler: Handler): Handler {
  return (request, context) =>
    request.method === 'OPTIONS'
      ? new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, OPTIONS', ...filePreflight } })
      : handler(request, context);
}

function onlyToRead(handler: Handler): Handler {
  return (request, context) => {
    if (request.method === 'GET') return handler(request, context);
    throw new HttpProblem(405, 'METHOD_NOT_ALLOWED', 'This path takes GET and HEAD alone.', {
      headers: { Allow: 'GET, HEAD' },
    });
  };
}
