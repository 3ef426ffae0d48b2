import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { openSite } from '../helpers/site.ts';

const MANY = 100;

interface Line {
  level: number;
  msg: string;
  status?: unknown;
}

test('clients that leave before they are answered are no errors in the log', async () => {
  const lines: Line[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const site = await openSite({
    kind: 'postgres',
    keeps: true,
    fill: (db) => seedManyProjects(db, 300),
    app: { log },
  });
  onTestFinished(() => site.close());
  const query =
    '{ projects(first: 100) { nodes { slug readiness nextGate { verdict blockers { message } } } } }';
  for (const waitedMs of [5, 50, 200, 500]) {
    const leave = new AbortController();
    const answers = Array.from({ length: MANY }, (_, at) =>
      fetch(`${site.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }) + ' '.repeat(at),
        signal: leave.signal,
      }),
    );
    await sleep(waitedMs);
    leave.abort();
    await Promise.allSettled(answers);
  }
  expect((await site.get('/matrix')).status).toBe(200);
  await sleep(500);
  expect(lines.map(({ status }) => status)).toContain('client gone');
  expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
});
