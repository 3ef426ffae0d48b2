import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ConfigError } from '../../src/config.ts';
import { createMetrics, serveMetrics } from '../../src/http/index.ts';
import { serve } from './fixtures/server.ts';

/** A port that nobody listens on, or that `holder` does. */
async function aPort(holder = createServer()): Promise<number> {
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const { port } = holder.address() as AddressInfo;
  return port;
}
async function freePort(): Promise<number> {
  const holder = createServer();
  const port = await aPort(holder);
  await new Promise((resolve) => holder.close(resolve));
  return port;
}

test('with a port of their own the metrics are there alone, and nothing else is', async () => {
  const metricsPort = await freePort();
  const metrics = createMetrics(['Hello']);
  const settings = { metrics: true, metricsPort, metricsHost: '127.0.0.1' };
  const server = await serve(settings, { metrics });
  const stop = await serveMetrics(metrics, { ...settings, host: '0.0.0.0' });
  onTestFinished(stop);
  await server.post({ query: 'query Hello { hello }' });

  const own = `http://127.0.0.1:${metricsPort}`;
  const answer = await fetch(`${own}/metrics?x`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain; version=0.0.4'),
  ]);
  expect(await answer.text()).toContain('sig_status_requests_total');
  expect(await (await fetch(`${own}/metrics`, { method: 'HEAD' })).text()).toBe('');
  for (const path of ['/', '/graphql', '/health', '/metrics/'])
    expect((await fetch(own + path)).status).toBe(404);
  expect((await fetch(`${own}/metrics`, { method: 'POST' })).status).toBe(405);

  // A page of the test server, as for every path that is none of its own.
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('/metrics {"hello"');
  stop();
  await expect(fetch(`${own}/metrics`)).rejects.toThrow();
});

test('a port that is taken is said by the name of the setting', async () => {
  const holder = createServer();
  onTestFinished(() => void holder.close());
  const metricsPort = await aPort(holder);
  const failed = await serveMetrics(createMetrics([]), {
    metricsPort,
    metricsHost: null,
    host: '127.0.0.1',
  }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ConfigError);
  expect((failed as ConfigError).problems).toEqual([
    expect.stringMatching(/^SIG_STATUS_METRICS_PORT: .*EADDRINUSE/),
  ]);
});
