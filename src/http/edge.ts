import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { placeOf, withinFolder } from '../base/folder.ts';
import { hasCome } from '../base/work.ts';
import { answerBrokenRequests } from './broken-request.ts';
import { isLocalOf } from './client-address.ts';
import { createEnding, type Ending, trackConnections } from './close-server.ts';
import { toldPath } from './request-end.ts';
import { createServe, type ServeOptions } from './serve.ts';
import { hostsOf } from './target.ts';
import { traceRequest } from './tracing.ts';

export interface EdgeOptions extends ServeOptions {
  /** Longest silence on a connection with an answer under way; an event stream says something every 12 s. */
  idleTimeoutMs?: number;
}

export interface Edge extends Pick<Ending, 'isClosing' | 'close'> {
  server: Server;
}

const alive = '{"status":"ok"}';
const aliveHeaders = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Between the socket and the handlers. Whatever happens in it ends in an answer or a closed connection, never in the end of the
 * process.
 */
export function createEdge(options: EdgeOptions): Edge {
  const { config, idleTimeoutMs = 20_000 } = options;
  const server = createServer({
    headersTimeout: config.requestTimeoutMs,
    // Behind withDeadline, which answers a slow body; this one is for what never becomes a request.
    requestTimeout: config.requestTimeoutMs + 2000,
    connectionsCheckingInterval: 500,
    keepAliveTimeout: 65_000,
  });
  server.timeout = Math.max(idleTimeoutMs, config.requestTimeoutMs + 5000);
  const ending = createEnding(server);
  server.on('connection', hasCome);
  server.on('request', createListener(options, createServe(options, ending, isLocalOf(server))));
  // Behind what answers: an answer that is there at once closes no connection on which more may have been asked.
  trackConnections(server, ending.connections);
  answerBrokenRequests(server, ending.connections);
  return { server, isClosing: ending.isClosing, close: ending.close };
}

/** The probe of life, before all that can refuse or fail; everything else is served within the span of its request. */
function createListener({ config, log }: EdgeOptions, serve: ReturnType<typeof createServe>) {
  const folder = config.publicUrl === null ? '' : placeOf(config.publicUrl).folder;
  return (request: IncomingMessage, response: ServerResponse): void => {
    request.url = withinFolder(request.url ?? '', folder);
    const path = request.url.split('?', 1)[0] ?? '';
    // It says that the process lives, and nothing else.
    if (path === '/health' && hostsOf(request) <= 1) {
      response.writeHead(200, aliveHeaders).end(alive);
      return;
    }
    traceRequest(request, toldPath, (span) => serve(request, response, path, span))?.catch((error) => {
      log.error({ err: error }, 'an answer could not be sent');
      response.destroy();
    });
  };
}
