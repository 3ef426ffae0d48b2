import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Span } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { EdgeContext } from './edge-context.ts';
import type { Metrics } from './metrics/metrics.ts';
import { endRequest, traceIdOf } from './tracing.ts';

/** What is noted of each request once its answer has left or its client has gone: the log line, the metrics, the end of its span. */
export function createRequestEnd({ log, metrics }: { log: Logger; metrics: Metrics }) {
  return (
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, client, note }: EdgeContext,
    path: string,
    span: Span,
  ): void => {
    const startedAt = performance.now();
    response.on('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      if (log.isLevelEnabled('info')) {
        const ms = Math.round(seconds * 1000);
        const status = response.writableFinished ? response.statusCode : 'client gone';
        const traceId = traceIdOf(span);
        const traced = traceId === null ? {} : { traceId };
        log.info(
          { requestId, ...traced, client, method: request.method, path: toldPath(path), status, ms, ...note },
          'request',
        );
      }
      const answered = {
        operation: note.operation ?? null,
        status: response.writableFinished ? response.statusCode : null,
      };
      metrics.answered({ ...answered, codes: note.codes ?? [], seconds });
      endRequest(span, answered);
    });
  };
}

/** The secret in a link of a mail or of the terminal is a credential, so no log may have it, however it is written. */
export const toldPath = (path: string): string =>
  path.replace(/((?:un)?subscribe|sign-in(?:\/|%2f)+once)(?:\/|%2f).*/i, '$1/…').slice(0, 200);
