import { getEventListeners } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { withWork } from '../../src/base/work.ts';
import { describeOnBoth } from '../helpers/database.ts';
import { serve } from './fixtures/server.ts';

/** What Node says of listeners that pile up, from here to the end of the test. */
function warnings(): Error[] {
  const heard: Error[] = [];
  const hear = (warning: Error) => void heard.push(warning);
  process.on('warning', hear);
  onTestFinished(() => void process.off('warning', hear));
  return heard;
}

test('forty requests under way leave no listener behind, and Node does not warn of a leak', async () => {
  const heard = warnings();
  const signals: AbortSignal[] = [];
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const server = await serve(
    { keepBytes: 0 },
    {
      page: async (request, execute) => {
        signals.push(request.signal);
        if (signals.length === 40) letGo();
        await gate;
        await Promise.all(Array.from({ length: 30 }, () => execute('query Hello { hello }')));
        return new Response('here', { headers: { 'content-type': 'text/plain' } });
      },
    },
  );
  const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => fetch(`${server.url}/${at}`)));
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(Array(40).fill('here'));
  await new Promise(setImmediate);
  expect(heard.map(({ message }) => message)).toEqual([]);
  expect(signals.map((signal) => getEventListeners(signal, 'abort').length)).toEqual(Array(40).fill(0));
});

describeOnBoth('many statements of one request', (open) => {
  test('none leaves a listener at the signal of the request', async () => {
    const { db, close } = await open();
    onTestFinished(close);
    const { signal } = new AbortController();
    await withWork({ deadline: Number.POSITIVE_INFINITY, signal }, () =>
      Promise.all([
        ...Array.from({ length: 100 }, () => db.query.projects.findMany({ limit: 1 })),
        ...Array.from({ length: 20 }, () => db.execute('select 1/0').catch(() => {})),
      ]),
    );
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
