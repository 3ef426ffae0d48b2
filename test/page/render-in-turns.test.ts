import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { renderInTurns } from '../../src/page/render-in-turns.ts';
import { turnsDuring } from '../helpers/turns.ts';

const within = (part: unknown) => h(Fragment, null, part as never);
const Row = ({ at }: { at: number }) =>
  h('li', { class: 'row' }, 'Row ', at, ' & ', h('a', { href: `/rows/${at}` }, 'its <page>'));
const list = (rows: number) =>
  h('article', null, [
    h('h1', null, 'Rows'),
    null,
    h('div', { class: 'a "b"', 'data-rows': rows }, [
      'text & more',
      h(
        'ul',
        { id: 'rows' },
        Array.from({ length: rows }, (_, at) => h(Row, { at })),
      ),
      h('svg', { viewBox: '0 0 1 1' }, [h('circle', { r: 1 }), h('path', { d: 'M0 0' })]),
    ]),
    false,
  ]);

test('a page is what it is when it is rendered at once', async () => {
  expect(await renderInTurns(list(20), within)).toBe(renderToString(list(20)));
  expect(await renderInTurns(h(Fragment, null, 'a', h('hr', null), h('p', null, 'b')), within)).toBe(
    'a<hr/><p>b</p>',
  );
});

test('others come between the parts of a long one', async () => {
  const { turns } = await turnsDuring(() => renderInTurns(list(20_000), within));
  expect(turns).toBeGreaterThan(2);
});
