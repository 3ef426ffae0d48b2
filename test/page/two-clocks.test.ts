import { expect, test } from 'vitest';
import { type Entry, twoClocks } from '../../src/page/project/two-clocks.ts';

const change = (
  number: number,
  to: Entry['to'],
  effectiveOn: string,
  date: string,
  rest: Partial<Entry> = {},
): Entry => ({
  number,
  kind: 'CHANGE',
  isRetraction: false,
  to,
  effectiveOn,
  meeting: { date },
  corrects: null,
  ...rest,
});

test('a level is in effect before the meeting that records it', () => {
  expect(twoClocks([change(1, 'EXPERIMENTAL', '2017-03-17', '2017-05-24')])).toEqual({
    effective: [{ readiness: 'EXPERIMENTAL', from: '2017-03-17', to: null }],
    recorded: [{ readiness: 'EXPERIMENTAL', from: '2017-05-24', to: null }],
  });
});

test('a change that was decided ahead is in effect, and in the minutes, from its day on', () => {
  const { effective, recorded } = twoClocks([
    change(1, 'PROPOSED', '2017-05-24', '2017-05-24'),
    change(2, 'EXPERIMENTAL', '2017-07-01', '2017-06-07'),
  ]);
  expect(effective).toEqual(recorded);
  expect(effective.at(-1)).toEqual({ readiness: 'EXPERIMENTAL', from: '2017-07-01', to: null });
});

test('a late entry takes its place in the order', () => {
  const { effective, recorded } = twoClocks([
    change(1, 'EXPERIMENTAL', '2017-05-24', '2017-05-24'),
    change(2, 'PROPOSED', '2017-04-01', '2017-06-07'),
  ]);
  expect(effective.map(({ readiness }) => readiness)).toEqual(['PROPOSED', 'EXPERIMENTAL']);
  expect(recorded.map(({ readiness }) => readiness)).toEqual(['EXPERIMENTAL']);
});

test('a correction counts from its own meeting on in the minutes, and from the start in effect', () => {
  const { effective, recorded } = twoClocks([
    change(1, 'EXPERIMENTAL', '2017-05-24', '2017-05-24'),
    change(2, 'PROPOSED', '2017-05-24', '2017-06-07', { kind: 'CORRECTION', corrects: { number: 1 } }),
  ]);
  expect(effective).toEqual([{ readiness: 'PROPOSED', from: '2017-05-24', to: null }]);
  expect(recorded).toEqual([
    { readiness: 'EXPERIMENTAL', from: '2017-05-24', to: '2017-06-07' },
    { readiness: 'PROPOSED', from: '2017-06-07', to: null },
  ]);
});

test('a retraction leaves nothing in the place of what it takes back', () => {
  const { effective, recorded } = twoClocks([
    change(1, 'EXPERIMENTAL', '2017-05-24', '2017-05-24'),
    change(2, null, '2017-05-24', '2017-06-07', {
      kind: 'CORRECTION',
      isRetraction: true,
      corrects: { number: 1 },
    }),
  ]);
  expect(effective).toEqual([]);
  expect(recorded).toEqual([{ readiness: 'EXPERIMENTAL', from: '2017-05-24', to: '2017-06-07' }]);
});

test('a confirmation moves nothing, and neither does its correction', () => {
  const { effective, recorded } = twoClocks([
    change(1, 'EXPERIMENTAL', '2017-05-24', '2017-05-24'),
    change(2, 'TESTING', '2017-06-07', '2017-06-07', { kind: 'CONFIRMATION' }),
    change(3, 'TESTING', '2017-06-07', '2017-06-21', { kind: 'CORRECTION', corrects: { number: 2 } }),
  ]);
  for (const spans of [effective, recorded])
    expect(spans).toEqual([{ readiness: 'EXPERIMENTAL', from: '2017-05-24', to: null }]);
});
