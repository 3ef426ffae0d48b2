import { expect, test } from 'vitest';
import {
  createAdmission,
  LIGHT_POINTS,
  QUICK_AT_ONCE,
  QUICK_POINTS,
} from '../../src/http/limits/admission.ts';

const HEAVY = { cost: LIGHT_POINTS + 1 };
const LIGHT = { cost: LIGHT_POINTS };
const QUICK = { cost: QUICK_POINTS };
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is heavy is computed one by one; what is light, what is quick and the pages of the site pass beside it', async () => {
  const { enter } = createAdmission();
  const entered: string[] = [];
  const ask = async (name: string, client: string, asked: { cost: number; isOfSite?: boolean }) => {
    const place = await enter(client, asked);
    entered.push(name);
    return place;
  };
  const first = await ask('first', 'a', HEAVY);
  const second = ask('second', 'a', HEAVY);
  await ask('light', 'b', LIGHT);
  void ask('another light one', 'b', LIGHT);
  await ask('quick', 'b', QUICK);
  const page = await ask('page', 'c', { cost: LIGHT_POINTS + 1, isOfSite: true });
  void ask('another page', 'd', { cost: LIGHT_POINTS + 1, isOfSite: true });
  await turn();
  expect(entered).toEqual(['first', 'light', 'quick', 'page']);
  page.leave();
  first.leave();
  // Leaving twice makes no room for another one.
  first.leave();
  const third = ask('third', 'a', HEAVY);
  await second;
  await turn();
  expect(entered).toEqual(['first', 'light', 'quick', 'page', 'another page', 'second']);
  (await second).leave();
  await third;
});

test('a client with many in line does not keep the others waiting: who has had least goes first', async () => {
  const { enter } = createAdmission();
  const entered: string[] = [];
  const running = [await enter('flood', HEAVY)];
  const ask = (client: string) =>
    enter(client, HEAVY).then((place) => {
      entered.push(client);
      running.push(place);
    });
  for (let sent = 0; sent < 50; sent += 1) void ask('flood');
  void ask('reader');
  void ask('other');
  for (let ended = 0; ended < 4; ended += 1) {
    running.shift()?.leave();
    await turn();
  }
  expect(entered).toEqual(['reader', 'other', 'flood', 'flood']);
});

test('who goes away while waiting leaves the line, and takes no place', async () => {
  const { enter } = createAdmission();
  const one = await enter('a', HEAVY);
  const gone = new AbortController();
  const waits = enter('b', HEAVY, gone.signal);
  const behind = enter('b', HEAVY);
  gone.abort();
  await expect(waits).rejects.toMatchObject({ name: 'WorkEnded', reason: 'ABORTED' });
  await expect(enter('c', HEAVY, gone.signal)).rejects.toMatchObject({ reason: 'ABORTED' });
  one.leave();
  (await behind).leave();
  (await enter('a', HEAVY)).leave();
});

test.each([
  ['light', LIGHT, LIGHT_POINTS, { cost: QUICK_POINTS + 1 }],
  ['quick', QUICK, QUICK_AT_ONCE, { cost: 1 }],
])(
  '%s work has room by its points, and one that is larger than what is left waits',
  async (_, asked, room, small) => {
    const { enter } = createAdmission();
    const places = await Promise.all(Array.from({ length: room / asked.cost }, () => enter('a', asked)));
    let isIn = false;
    const waits = enter('b', small).then(() => {
      isIn = true;
    });
    await turn();
    expect(isIn).toBe(false);
    places[0]?.leave();
    await waits;
  },
);

test('when too many wait, one more is told to come back, and nothing is lost', async () => {
  const { enter } = createAdmission();
  const running = [await enter('a', HEAVY)];
  const line = Array.from({ length: 500 }, (_, at) => enter(`client ${at}`, HEAVY));
  await expect(enter('late', HEAVY)).rejects.toMatchObject({
    status: 503,
    code: 'UNAVAILABLE',
    headers: { 'Retry-After': '2' },
  });
  for (const place of running) place.leave();
  for (const place of line) (await place).leave();
});
