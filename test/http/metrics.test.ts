import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { issueToken } from '../../src/domain/access/create-token.ts';
import { createMetrics, startTracing } from '../../src/http/index.ts';
import { traceStatement } from '../../src/http/tracing.ts';
import { world } from '../graphql/gate/world.ts';
import { testDatabase } from '../helpers/database.ts';
import { manual } from '../helpers/manual.ts';
import { openSite } from '../helpers/site.ts';
import { listenTo } from './events/listener.ts';
import { serve } from './fixtures/server.ts';

const metricsOf = async (url: string) => {
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  return response.text();
};
const countOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.slice(line.length + 1) ?? Number.NaN,
  );

test('requests are counted by operation and outcome, and no name of a caller is a label', async () => {
  const server = await serve();
  await server.post({ query: 'query Hello { hello }' });
  await server.post({ query: 'query Hello { hello }' });
  await server.post({ query: 'query Pw3dByMe { hello }' });
  await server.post({ query: '{' });
  await fetch(`${server.url}/some/page`);
  await vi.waitFor(async () => {
    const text = await metricsOf(server.url);
    const count = (operation: string, outcome: string) =>
      countOf(text, `sig_status_requests_total{operation="${operation}",outcome="${outcome}"}`);
    expect(count('Hello', 'answered')).toBeGreaterThanOrEqual(2);
    expect(count('other', 'answered')).toBe(1);
    expect(count('none', 'refused')).toBe(1);
    expect(countOf(text, 'sig_status_request_seconds_count{operation="Hello"}')).toBeGreaterThanOrEqual(2);
    expect(text).not.toContain('Pw3dByMe');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  }, 10_000);
});

test('acts are counted by their result, imports among them', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  const site = await openSite({ on: database });
  onTestFinished(async () => {
    await site.close();
    await database.close();
  });
  const { secret } = await issueToken(database.db, { role: 'CHAIR', projects: [] }, new Date());
  const imported = (markdown: string) =>
    fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({
        query:
          'mutation ($markdown: String!) { importReport(input: { markdown: $markdown }) { __typename } }',
        variables: { markdown },
      }),
    });
  await imported('# 2017-09-13\n\n## Meeting Notes\n\n* wireguard\n');
  await imported('no report at all');
  const text = await metricsOf(site.url);
  expect(countOf(text, 'sig_status_acts_total{act="importReport",outcome="done"}')).toBe(1);
  expect(countOf(text, 'sig_status_acts_total{act="importReport",outcome="ReportRefusedError"}')).toBe(1);
});

test('what the tracker holds is told, and left out while it cannot be read', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  const site = await openSite({ on: database });
  onTestFinished(async () => {
    await site.close();
    await database.close();
  });
  const text = await metricsOf(site.url);
  expect(countOf(text, 'sig_status_projects{readiness="experimental"}')).toBeGreaterThan(1);
  expect(countOf(text, 'sig_status_proposals_open')).toBeGreaterThan(0);
  expect(countOf(text, 'sig_status_proposal_oldest_age_seconds')).toBeLessThan(Number.POSITIVE_INFINITY);
  expect(countOf(text, 'sig_status_last_import_timestamp_seconds')).toBeGreaterThan(1_500_000_000);
  expect(text).not.toContain('\nsig_status_backup_');
  const metrics = createMetrics([]);
  const gone = () => Promise.reject(new Error('the database is gone'));
  metrics.watch({ figures: gone, backups: () => null, now: () => new Date() });
  const broken = await serve({}, { metrics });
  expect(await metricsOf(broken.url)).not.toMatch(/^sig_status_proposals_open /m);
});

test('streams are counted while they are open', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  const site = await openSite({ on: database });
  onTestFinished(async () => {
    await site.close();
    await database.close();
  });
  const open = async () => countOf(await metricsOf(site.url), 'sig_status_streams_open');
  expect(await open()).toBe(0);
  const { leave } = await listenTo(site, 'subscription { statusChanged { to } }');
  expect(await open()).toBe(1);
  leave();
  await vi.waitFor(async () => expect(await open()).toBe(0), 10_000);
});

test('can be switched off', async () => {
  const server = await serve({ metrics: false });
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain('sig_status_');
});

test('the README lists the metrics that there are, with their labels and meanings', async () => {
  const server = await serve();
  const text = await metricsOf(server.url);
  const served = [...text.matchAll(/^# HELP (sig_status_\w+) (.*)$/gm)].map(([, name, help]) => ({
    name,
    help,
  }));
  const rows = manual.split('\n').flatMap((line) => {
    const [, name, , help] = /^\| `(sig_status_\w+)` \| (.*?) \| (.*) \|$/.exec(line) ?? [];
    return name ? [{ name, help }] : [];
  });
  const byName = (a: { name?: string }, b: { name?: string }) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
  expect(rows.toSorted(byName)).toEqual(served.toSorted(byName));
});

test('traces go to the collector as steps of the caller’s trace, with statements and without parameters', async () => {
  const received: string[] = [];
  const collector = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push(Buffer.concat(chunks).toString());
    response.setHeader('content-type', 'application/json').end('{}');
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const tracesUrl = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`;
  const stop = await startTracing(tracesUrl);
  const database = await testDatabase('pglite');
  onTestFinished(async () => {
    await stop();
    await database.close();
    collector.close();
  });
  await world(database);
  const site = await openSite({ on: database, config: { tracesUrl } });
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const server = await serve(
    { tracesUrl },
    {
      createContext: () => {
        traceStatement('select $1');
        return {};
      },
    },
  );
  await server.post({ query: 'query Hello { hello }' }, { traceparent: `00-${trace}-00f067aa0ba902b7-01` });
  expect(server.lines.at(-1)).toMatchObject({ traceId: trace });
  await fetch(`${site.url}/projects/wireguard`, {
    headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` },
  });
  await site.close();
  await stop();
  const spans = received.join('\n');
  for (const name of [
    'POST /graphql',
    'GET /projects/wireguard',
    'graphql parse',
    'graphql validate',
    'graphql execute',
  ])
    expect(spans).toContain(`"name":"${name}"`);
  expect(spans).toContain(`"traceId":"${trace}"`);
  expect(spans).toContain('select $1');
  expect(spans).toContain('{"key":"graphql.operation.name","value":{"stringValue":"Project"}}');
});
