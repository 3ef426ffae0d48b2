import type { IncomingMessage } from 'node:http';
import {
  context,
  INVALID_SPAN_CONTEXT,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { ConfigError } from '../config.ts';

/** Without {@link startTracing} all of this does nothing. */
const tracer = trace.getTracer('sig-status');
const NO_SPAN = trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
let isTracing = false;

/** OpenTelemetry's own parts: npm's optional packages, which an install may leave out. */
async function loadTracing() {
  try {
    return await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new ConfigError([
      'SIG_STATUS_TRACES_URL: traces need OpenTelemetry, which is not installed; install sig-status with its optional packages (npm: --include=optional, the image: --build-arg TRACES=on), or unset the setting.',
    ]);
  }
}

/**
 * Sends traces to a collector that speaks OTLP over HTTP. Loaded only where it is asked for.
 * @throws ConfigError where it was not installed
 * @returns sends what is left, and stops
 */
export async function startTracing(url: string): Promise<() => Promise<void>> {
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await loadTracing();
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'sig-status' }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url }), { scheduledDelayMillis: 1000 })],
  });
  provider.register();
  isTracing = true;
  return async () => {
    isTracing = false;
    await provider.shutdown().catch(() => {});
    trace.disable();
    context.disable();
    propagation.disable();
  };
}

/**
 * A request, as part of the caller's trace where it names one, under its path as it may be told. `work` runs within the span, which the
 * caller ends.
 */
export function traceRequest<Result>(
  { method = '', url = '', headers }: IncomingMessage,
  told: (path: string) => string,
  work: (span: Span) => Result,
): Result {
  if (!isTracing) return work(NO_SPAN);
  const path = told(url.split('?', 1)[0] ?? '');
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer.startSpan(
    `${method} ${path}`,
    { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'url.path': path } },
    parent,
  );
  return context.with(trace.setSpan(parent, span), () => work(span));
}

export function endRequest(
  span: Span,
  { status, operation }: { status: number | null; operation: string | null },
): void {
  if (status !== null) span.setAttribute('http.response.status_code', status);
  if (operation !== null) span.setAttribute('graphql.operation.name', operation);
  if (status === null || status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}

/** The trace that a log line belongs to; null where there is none. */
export function traceIdOf(span: Span): string | null {
  const { traceId } = span.spanContext();
  return span.isRecording() ? traceId : null;
}

/** A step within the span that is under way. */
export const startStep = (name: string): Span => tracer.startSpan(name);

/** A statement, as it was written and without its parameters, on the current span. */
export const traceStatement = (statement: string): void => {
  trace.getActiveSpan()?.addEvent('statement', { 'db.query.text': statement });
};
