import { Response } from '@whatwg-node/fetch';
import { filePreflight } from './cors.ts';
import type { Handler } from './handler.ts';
import { HttpProblem } from './problem.ts';
import { takesSubscriptions } from './subscriptions.ts';

export interface Routes {
  /** GraphQL itself, and its explorer for browsers. */
  graphql: Handler;
  /** Scripts and styles of the explorer. */
  explorerFile: Handler;
  ready: Handler;
  /** Null where it is switched off: then there is no such page. */
  metrics: Handler | null;
  /** `/.well-known/security.txt`; null where the settings name no contact. */
  securityText: Handler | null;
  /** The export, for admins; null where there are none. */
  exportFile: Handler | null;
  /** Forms for readers who subscribe; null where they cannot. */
  subscriptions: Handler | null;
  /** Webhooks of the repository; null where the server takes none. */
  hearing: Handler | null;
  /** What runs, for admins; null where nobody is one. */
  admin: Handler | null;
  /** Every other path: pages, their styles, and what is not found. */
  page: Handler;
  /** The same paths except files, for people who sign in and act; null: the pages are only read. */
  acting: Handler | null;
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
    ...(routes.hearing ? ([['/hear', routes.hearing]] as const) : []),
    ...(routes.admin ? ([['/admin', onlyToRead(routes.admin)]] as const) : []),
    ...(routes.metrics ? ([['/metrics', onlyToRead(routes.metrics)]] as const) : []),
  ]);
  const explorerFile = onlyToRead(routes.explorerFile);
  const page = onlyToRead(routes.page);
  const file = answeringPreflight(page);
  const { subscriptions } = routes;
  const form: Handler = (request, context) =>
    request.method === 'POST' && subscriptions ? subscriptions(request, context) : page(request, context);
  return (path) =>
    exact.get(path) ??
    (takesSubscriptions(path)
      ? form
      : path.startsWith('/graphql/')
        ? explorerFile
        : routes.isFile(path)
          ? file
          : (routes.acting ?? page));
}

/** The preflight that a browser sends before it lets a page of another site read with headers of its own. */
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
