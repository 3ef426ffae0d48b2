import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { createAnswerer } from './answer.ts';
import { answerBrokenRequests } from './broken-request.ts';
import { clientOf } from './client-address.ts';
import { closeServer, trackConnections } from './close-server.ts';
import type { EdgeContext } from './edge-context.ts';
import { type FaultOf, problemOfFault } from './fault.ts';
import { type Front, isOfAnybody } from './kept/front.ts';
import type { LedgerState } from './kept/ledger-clock.ts';
import { cacheControlOf } from './kept/shared-cache.ts';
import { isImmutable, sendWhole, type WholeAnswer } from './kept/whole-answer.ts';
import { type Limits, limitHeaders, mayBeShared } from './limits/limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import { HttpProblem, problemResponse } from './problem.ts';
import { requestIdOf } from './request-id.ts';
import type { Handler } from './router.ts';
import { createHeaderPolicy, type ShownElsewhere } from './security-headers.ts';
import { type OpenStreams, send } from './send.ts';
import { endRequest, traceIdOf, traceRequest } from './tracing.ts';

export interface EdgeOptions {
  config: Config;
  log: Logger;
  faultOf: FaultOf;
  handlerFor: (path: string) => Handler;
  metrics: Metrics;
  /** What each client may ask for. */
  limits: Limits;
  /** Whole answers that are kept; null: none are. */
  front: Front | null;
  shownElsewhere: ShownElsewhere;
  /** The database's time; the process's own where it is left out. */
  now?: () => Date;
  /** Longest silence on a connection with an answer under way; an event stream says something every 12 s. */
  idleTimeoutMs?: number;
}

export interface Edge {
  server: Server;
  isClosing(): boolean;
  /** Takes nothing new, ends event streams, lets answers under way finish; resolves when the last connection has closed. */
  close(graceMs: number): Promise<void>;
}

/** For telling those who wait that it was in vain. */
const tellingMs = 500;

const alive = '{"status":"ok"}';
const aliveHeaders = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/**
 * Between the socket and the handlers. In this order: request id, client, flood, deadline, body, handler, answer,
 * log line. Whatever happens in it ends in an answer or a closed connection, never in the end of the process.
 */
export function createEdge({
  config,
  log,
  faultOf,
  handlerFor,
  metrics,
  limits,
  front,
  shownElsewhere,
  now = () => new Date(),
  idleTimeoutMs = 20_000,
}: EdgeOptions): Edge {
  const headersAt = createHeaderPolicy(config, shownElsewhere);
  const streams: OpenStreams = new Set();
  /** As many as the program has files that never change under their path. */
  const files = new Map<string, WholeAnswer>();
  let isClosing = false;
  /** What is not answered by then is given up, so that it can still be told. */
  const stopping = new AbortController();
  // As many listen as there are requests under way.
  setMaxListeners(0, stopping.signal);
  const answer = createAnswerer({ config, front, handlerFor, headersAt, stopping: stopping.signal });
  /** After the last answer of a connection it is closed; what was asked behind this one would be lost with it. */
  const isLast = (socket: Socket, response: ServerResponse) =>
    isClosing && connections.get(socket)?.at(-1) === response;

  function answerTo(error: unknown, { requestId, note }: EdgeContext, request: IncomingMessage): Response {
    if (!(error instanceof HttpProblem)) log.error({ requestId, err: error }, 'a request failed');
    const problem =
      error instanceof HttpProblem ? error : problemOfFault(faultOf(error) ?? 'INTERNAL_SERVER_ERROR');
    note.codes = [problem.code];
    return problemResponse(problem, requestId, request.headers.accept);
  }

  async function serve(request: IncomingMessage, response: ServerResponse, span: Span): Promise<void> {
    const startedAt = performance.now();
    const context: EdgeContext = {
      requestId: requestIdOf(request.headers['x-request-id']),
      client: clientOf(
        request.socket.remoteAddress,
        request.headers['x-forwarded-for'],
        config.trustedProxies,
      ),
      body: null,
      acts: { done: 0 },
      note: {},
      onClose: (run) => response.once('close', run),
    };
    const { requestId, client, note } = context;
    const path = request.url?.split('?', 1)[0] ?? '';
    const defaults = headersAt(path);
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const ms = Math.round(seconds * 1000);
      const status = response.writableFinished ? response.statusCode : 'client gone';
      const traceId = traceIdOf(span);
      const traced = traceId === null ? {} : { traceId };
      log.info(
        {
          requestId,
          ...traced,
          client,
          method: request.method,
          path: path.slice(0, 200),
          status,
          ms,
          ...note,
        },
        'request',
      );
      const answered = {
        operation: note.operation ?? null,
        status: response.writableFinished ? response.statusCode : null,
      };
      metrics.answered({ ...answered, codes: note.codes ?? [], seconds });
      endRequest(span, answered);
    });
    const sendOwn = (result: Response) => {
      const isShared = mayBeShared(request.method, result.headers.get('cache-control'));
      const headers = isShared ? defaults : [...defaults, ...limitHeaders(limits, client, note)];
      return send(request, response, result, {
        requestId,
        defaults: headers,
        isLast: isLast(request.socket, response),
        streams,
      });
    };
    const sendPublic = (whole: WholeAnswer, state: LedgerState | null) => {
      const cacheControl = cacheControlOf(whole, state, config.sharedCacheSeconds, now());
      return sendWhole(request, response, whole, {
        requestId,
        cacheControl,
        isLast: isLast(request.socket, response),
      });
    };
    try {
      limits.reads.take(client, 1);
      assertOneHost(request);
      const file = isOfAnybody(request) ? files.get(path) : undefined;
      if (file) return await sendPublic(file, null);
      const known = front?.known(request);
      const answered = known ? { kept: known } : await answer(request, response, context);
      if ('kept' in answered) {
        metrics.kept('hit');
        Object.assign(note, answered.kept.note);
        return await sendPublic(answered.kept.answer, answered.kept.state);
      }
      if ('result' in answered) return await sendOwn(answered.result);
      const { whole, asked, isFirst } = answered;
      if (isImmutable(whole) && isPlain(path)) files.set(path, whole);
      else if (front && asked && !note.codes?.length) {
        metrics.kept(isFirst ? 'miss' : 'hit');
        if (isFirst) front.keep(asked, whole, note);
      }
      await sendPublic(whole, asked?.state ?? null);
    } catch (error) {
      if (response.headersSent) throw error;
      await sendOwn(answerTo(error, context, request));
    }
  }

  const server = createServer(
    {
      headersTimeout: config.requestTimeoutMs,
      // Behind withDeadline, which answers a slow body; this one is for what never becomes a request.
      requestTimeout: config.requestTimeoutMs + 2000,
      connectionsCheckingInterval: 500,
      keepAliveTimeout: 65_000,
    },
    (request, response) => {
      // Before all that can refuse or fail: it says that the process lives, and nothing else.
      if (request.url?.split('?', 1)[0] === '/health' && hostsOf(request) <= 1) {
        response.writeHead(200, aliveHeaders).end(alive);
        return;
      }
      const path = request.url?.split('?', 1)[0] ?? '';
      const asked = { method: request.method ?? '', path: path.slice(0, 200), headers: request.headers };
      traceRequest(asked, (span) => serve(request, response, span)).catch((error) => {
        log.error({ err: error }, 'an answer could not be sent');
        response.destroy();
      });
    },
  );
  const connections = trackConnections(server);
  server.timeout = Math.max(idleTimeoutMs, config.requestTimeoutMs + 5000);
  answerBrokenRequests(server, connections);

  return {
    server,
    isClosing: () => isClosing,
    close(graceMs) {
      isClosing = true;
      for (const end of streams) end();
      setTimeout(() => stopping.abort(), Math.max(0, graceMs - tellingMs)).unref();
      return closeServer(server, connections, graceMs);
    },
  };
}

/** Of two hosts, or of what only begins as one, a proxy may have taken another than we. */
function assertOneHost(request: IncomingMessage): void {
  if (hostsOf(request) > 1)
    throw new HttpProblem(400, 'BAD_REQUEST', 'The request must name one host, in one Host header.');
  if (!HOST.test(request.headers.host ?? ''))
    throw new HttpProblem(400, 'BAD_REQUEST', 'The Host header must be a host, with or without a port.');
}

/** An address in brackets, or a name; and a port. Empty where the request is for no host. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d{0,5})?$/i;

const hostsOf = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length;

/** As a URL writes it: `/./file` and the like, of which there are any number, are other paths of the same file. */
const isPlain = (path: string): boolean =>
  path.startsWith('/') && new URL(`http://localhost${path}`).pathname === path;
