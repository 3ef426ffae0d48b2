import { expect, test } from 'vitest';
import { createAdmission, LIGHT_AT_ONCE, LIGHT_POINTS } from '../../src/http/limits/admission.ts';

const HEAVY = LIGHT_POINTS + 1;
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('two that are heavy are computed at once, and what is light passes beside them', async () => {
  const { enter } = createAdmission();
  const entered: string[] = [];
  const ask = async (name: string, client: string, cost: number) => {
    const place = await enter(client, cost);
    entered.push(name);
    return place;
  };
  const first = await ask('first', 'a', HEAVY);
  await ask('second', 'a', HEAVY);
  const third = ask('third', 'a', HEAVY);
  const light = await ask('light', 'b', 20);
  await turn();
  expect(entered).toEqual(['first', 'second', 'light']);
  light.leave();
  first.leave();
  // Leaving twice makes no room for another one.
  first.leave();
  const fourth = ask('fourth', 'a', HEAVY);
  await third;
  await turn();
  expect(entered).toEqual(['first', 'second', 'light', 'third']);
  (await third).leave();
  await fourth;
});

test('a client with many in line does not keep the others waiting: who has had least goes first', async () => {
  const { enter } = createAdmission();
  const entered: string[] = [];
  const running = [await enter('flood', HEAVY), await enter('flood', HEAVY)];
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
  const [one, two] = [await enter('a', HEAVY), await enter('a', HEAVY)];
  const gone = new AbortController();
  const waits = enter('b', HEAVY, gone.signal);
  const behind = enter('b', HEAVY);
  gone.abort();
  await expect(waits).rejects.toMatchObject({ name: 'WorkEnded', reason: 'ABORTED' });
  await expect(enter('c', HEAVY, gone.signal)).rejects.toMatchObject({ reason: 'ABORTED' });
  one.leave();
  two.leave();
  (await behind).leave();
  const [three, four] = [await enter('a', HEAVY), await enter('a', HEAVY)];
  three.leave();
  four.leave();
});

test('light work has room by its points, and one that is larger than what is left waits', async () => {
  const { enter } = createAdmission();
  const places = await Promise.all(
    Array.from({ length: LIGHT_AT_ONCE / LIGHT_POINTS }, () => enter('a', LIGHT_POINTS)),
  );
  let isIn = false;
  const waits = enter('b', 1).then((place) => {
    isIn = true;
    return place;
  });
  await turn();
  expect(isIn).toBe(false);
  places[0]?.leave();
  await waits;
});

test('when too many wait, one more is told to come back, and nothing is lost', async () => {
  const { enter } = createAdmission();
  const running = [await enter('a', HEAVY), await enter('a', HEAVY)];
  const line = Array.from({ length: 500 }, (_, at) => enter(`client ${at}`, HEAVY));
  await expect(enter('late', HEAVY)).rejects.toMatchObject({
    status: 503,
    code: 'UNAVAILABLE',
    headers: { 'Retry-After': '2' },
  });
  for (const place of running) place.leave();
  for (const place of line) (await place).leave();
});
