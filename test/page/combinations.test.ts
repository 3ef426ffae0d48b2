import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site, wordsOf } from '../helpers/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const words = async (path: string) => wordsOf(await site.html(path));

test('what two projects are to each other is answered, with who said so and what is needed', async () => {
  const conflict = await words('/combinations?project=okernel&project=clear-containers');
  expect(conflict).toMatch(/Clear Containers \+ okernel: conflict/i);
  expect(conflict).toContain('What stands in the way');
  expect(await words('/combinations?project=wireguard&project=ima-namespace')).toMatch(
    /IMA namespacing \+ WireGuard: prototyped/i,
  );
  expect(await words('/combinations?project=landlock&project=memorizer')).toMatch(
    /Landlock \+ Memorizer: needs a port/i,
  );
});

test('every pair has a mark with a word that leads to its claim in the list, and the picker keeps what was chosen', async () => {
  const html = await site.html('/combinations?project=okernel&project=landlock');
  const table = /<table class="pairs">.*<\/table>/s.exec(html)?.[0] ?? '';
  const rows = table.match(/<th scope="row"/g)?.length ?? 0;
  const cells = [...table.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = '']) => cell);
  expect(rows).toBeGreaterThan(5);
  expect(cells).toHaveLength((rows * (rows - 1)) / 2);
  for (const cell of cells) {
    expect(wordsOf(cell)).toMatch(/ and .+: (tested|prototyped|plausible|unknown|needs a port|conflict)$/);
    const [, row = ''] = /href="#([^"]+)"/.exec(cell) ?? [];
    expect(html.split(`<li id="${row}"`)).toHaveLength(2);
  }
  expect(html.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(2);
  expect(html).toContain('/compositions.yml?projects=');
});

test('the largest sets are shown, and that nothing was tested together', async () => {
  expect(await words('/combinations?minimum=tested')).toContain(
    'No two projects are tested or better together',
  );
  const all = await words('/combinations');
  expect(all).toContain(
    'Nothing was tested together. 3 pairs were prototyped and 28 are plausible. 16 need a port, and 1 is a conflict.',
  );
  expect(all).toContain('16 pairs need a port first');
  expect(await words('/combinations?project=wireguard')).toContain('Choose at least two projects');
});

test('what cannot be asked is said, and names become no markup', async () => {
  await site.html('/combinations?minimum=good', 400);
  const response = await site.get(
    `/combinations?project=landlock&project=${encodeURIComponent('<script>x')}`,
  );
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain('<script>x');
});
