import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { WorkEnded } from '../base/work.ts';
import type { Config } from '../config.ts';
import { type Answered, createAnswerer } from './answer.ts';
import { clientOf } from './client-address.ts';
import type { Ending } from './close-server.ts';
import { type EdgeContext, edgeContextOf, type RequestNote } from './edge-context.ts';
import { type FaultOf, problemOfFault } from './fault.ts';
import type { Handler } from './handler.ts';
import { type Front, isOfAnybody, isQuestion, type KeptAnswer } from './kept/front.ts';
import { isImmutable, type WholeAnswer } from './kept/whole-answer.ts';
import type { Limits } from './limits/limits.ts';
import type { Metrics } from './metrics/metrics.ts';
import { HttpProblem, problemResponse } from './problem.ts';
import { bodyAtHand } from './read-body.ts';
import { createRequestEnd } from './request-end.ts';
import { createHeaderPolicy, type ShownElsewhere } from './security-headers.ts';
import { createSenders } from './senders.ts';
import type { ShortWay } from './short-way.ts';
import { assertOneHost } from './target.ts';

export interface ServeOptions {
  config: Config;
  log: Logger;
  faultOf: FaultOf;
  handlerFor: (path: string) => Handler;
  metrics: Metrics;
  /** What each client may ask for. */
  limits: Limits;
  /** Whole answers that are kept; null: none are. */
  front: Front | null;
  /** For queries that have been compiled; null: there is none. */
  shortWay: ShortWay | null;
  shownElsewhere: ShownElsewhere;
  /** The database's time; the process's own where it is left out. */
  now?: () => Date;
}

/**
 * Answers one request. In this order: request id, client, flood, what is kept, deadline, body, handler, answer, log line. What fails
 * on the way is an answer too, unless that has begun.
 */
export function createServe(options: ServeOptions, ending: Ending, isLocal: () => boolean) {
  const { config, log, faultOf, handlerFor, metrics, limits, front, shortWay, shownElsewhere } = options;
  const headersAt = createHeaderPolicy(config, shownElsewhere);
  const answer = createAnswerer({
    ...{ config, front, shortWay, handlerFor, headersAt },
    points: limits.points,
    stopping: ending.stopping,
  });
  const { sendOwn, sendPublic } = createSenders({ ...options, headersAt }, ending);
  const tellEnd = createRequestEnd(options);
  const isForAll = (path: string) => path.startsWith('/assets/') || shownElsewhere(path) === 'FILE';
  /** As many as the program has files that never change under their path. */
  const files = new Map<string, WholeAnswer>();

  function answerTo(
    error: unknown,
    { requestId, note }: EdgeContext,
    request: IncomingMessage,
    isGone: boolean,
  ): Response {
    // Whoever has gone waits for nothing, so that what was begun for them ends in an error.
    if (!(error instanceof HttpProblem || error instanceof WorkEnded || isGone))
      log.error({ requestId, err: error }, 'a request failed');
    const problem =
      error instanceof HttpProblem ? error : problemOfFault(faultOf(error) ?? 'INTERNAL_SERVER_ERROR');
    note.codes = [problem.code];
    return problemResponse(problem, requestId, request.headers.accept);
  }

  function keep(
    { whole, asked, isFirst }: Extract<Answered, { whole: unknown }>,
    path: string,
    note: RequestNote,
  ): void {
    if (isImmutable(whole) && isPlain(path)) files.set(path, whole);
    else if (front && asked && !note.codes?.length) {
      metrics.kept(isFirst ? 'miss' : 'hit');
      if (isFirst) front.keep(asked, whole, note);
    }
  }

  function sendKept(
    request: IncomingMessage,
    response: ServerResponse,
    { answer: whole, state, note }: KeptAnswer,
    context: EdgeContext,
  ): Promise<void> | undefined {
    metrics.kept('hit');
    Object.assign(context.note, note);
    return sendPublic(request, response, whole, state, context);
  }

  async function compute(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    context: EdgeContext,
  ): Promise<void> {
    const body = isQuestion(request) ? await bodyAtHand(request, config.maxBodyBytes) : null;
    const known = body && front?.known(request, body);
    const answered = known ? { kept: known } : await answer(request, response, { ...context, body });
    if ('result' in answered) return sendOwn(request, response, answered.result, path, context);
    if ('kept' in answered) return sendKept(request, response, answered.kept, context);
    keep(answered, path, context.note);
    return sendPublic(request, response, answered.whole, answered.asked?.state ?? null, context);
  }

  /** What is there already is sent at once, without a promise. */
  function begin(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    context: EdgeContext,
  ): Promise<void> | undefined {
    limits.reads.take(context.client, 1);
    assertOneHost(request);
    // An answer that is the same for everybody must not depend on who sends the request.
    if (isForAll(path)) delete request.headers.cookie;
    const file = isOfAnybody(request) ? files.get(path) : undefined;
    if (file) return sendPublic(request, response, file, null, context);
    const known = front?.known(request, null);
    return known ? sendKept(request, response, known, context) : compute(request, response, path, context);
  }

  return (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    span: Span,
  ): Promise<void> | undefined => {
    const context = edgeContextOf(request, response, clientOf(request, config.trustedProxies, isLocal()));
    tellEnd(request, response, context, path, span);
    const fail = async (error: unknown): Promise<void> => {
      if (response.headersSent) throw error;
      await sendOwn(request, response, answerTo(error, context, request, response.destroyed), path, context);
    };
    try {
      return begin(request, response, path, context)?.catch(fail);
    } catch (error) {
      return fail(error);
    }
  };
}

/** As a URL writes it: `/./file` and the like, of which there are any number, are other paths of the same file. */
const isPlain = (path: string): boolean =>
  path.startsWith('/') && new URL(`http://localhost${path}`).pathname === path;
