import { once } from 'node:events';
import { createServer } from 'node:http';
import { Response } from '@whatwg-node/fetch';
import { type Config, ConfigError } from '../../config.ts';
import type { Handler } from '../handler.ts';
import type { Metrics } from './metrics.ts';

/** `/metrics`, for Prometheus. */
export const createMetricsHandler =
  (metrics: Metrics): Handler =>
  async () => {
    const { body, contentType } = await metrics.text();
    return new Response(body, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } });
  };

/** Whoever asks does so every few seconds, and for nothing else. */
const timeouts = { headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 65_000 };

/**
 * `/metrics` on a port of its own, which the public does not reach; nothing listens where the settings name none.
 * @throws ConfigError where another program listens there
 * @returns stops it
 */
export async function serveMetrics(
  metrics: Metrics,
  { metricsPort, metricsHost, host }: Pick<Config, 'metricsPort' | 'metricsHost' | 'host'>,
): Promise<() => void> {
  if (metricsPort === null) return () => {};
  const server = createServer(timeouts, ({ method, url }, response) => {
    const isRead = method === 'GET' || method === 'HEAD';
    if (!isRead || url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(isRead ? 404 : 405, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(isRead ? 'Only /metrics is here.\n' : 'This path takes GET and HEAD alone.\n');
      return;
    }
    metrics.text().then(
      ({ body, contentType }) => {
        response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
        response.end(method === 'HEAD' ? undefined : body);
      },
      () => response.destroy(),
    );
  });
  server.listen(metricsPort, metricsHost ?? host);
  await once(server, 'listening').catch((error: Error) => {
    throw new ConfigError([
      `SIG_STATUS_METRICS_PORT: the server cannot listen there (${error.message}); set another port.`,
    ]);
  });
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
