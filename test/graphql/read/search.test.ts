import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';

describeOnBoth('search', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open();
    ask = client(database);
    await seed(database.db)
      .project('wireguard', {
        name: 'WireGuard',
        aliases: ['wg'],
        summary: 'A fast and modern VPN tunnel.',
        organisations: ['Edge Security'],
      })
      .project('ima-namespace', {
        name: 'IMA namespacing',
        aliases: ['IMA namespace patches'],
        summary: 'Appraisal policies.',
      })
      .meeting('2017-06-07', {
        attendeeOrganisations: ['Docker', 'HPE'],
        location: 'https://docker.zoom.us/j/1',
      })
      .agenda('buildchain security: PIE/ASLR for packages')
      .note('process for promotion to the channel')
      .note('kernel 4.11 is needed, said @avsm')
      .note('100% of foo_bar is O\'Brien\'s "direct" C:\\path work')
      .note('1000 of fooxbar is plain direct work')
      .note('see https://speakerdeck.com/avsm/a-modern-services-sdk')
      .note('Überprüfung of naïve code')
      .done();
  });
  afterAll(() => database.close());

  const found = async (query: string): Promise<string[]> => {
    const { search } = await ask.data(
      'query ($query: String!) { search(query: $query) { nodes { ... on Project { slug } ... on Meeting { date } ... on Note { text } } } }',
      { query },
    );
    return search.nodes.map((node: object) => Object.values(node)[0]);
  };

  test('finds projects by name, alias, summary and organisation', async () => {
    expect((await found('wireguard'))[0]).toBe('wireguard');
    expect(await found('wg')).toEqual(['wireguard']);
    expect(await found('tunnels')).toEqual(['wireguard']);
    expect(await found('edge security')).toEqual(['wireguard']);
    expect(await found('IMA namespace patches')).toEqual(['ima-namespace']);
    expect(await found('ima-namespace')).toEqual(['ima-namespace']);
  });

  test('finds meetings by agenda, day, place and organisation', async () => {
    expect(await found('buildchain packages')).toEqual(['2017-06-07']);
    expect(await found('2017-06')).toEqual(['2017-06-07']);
    expect(await found('zoom.us')).toEqual(['2017-06-07']);
    expect(await found('HPE')).toEqual(['2017-06-07']);
  });

  test('finds notes by the stem of a word, and by how the last one begins', async () => {
    const [promotion] = await found('promoting');
    expect(promotion).toBe('process for promotion to the channel');
    expect(await found('promoti')).toEqual([promotion]);
    expect(await found('channels promo')).toEqual([promotion]);
    expect(await found('promo channels')).toEqual([]);
    expect(await found('speakerdeck')).toEqual(['see https://speakerdeck.com/avsm/a-modern-services-sdk']);
    expect(await found('4.11')).toEqual(['kernel 4.11 is needed, said @avsm']);
    expect(await found('überprüf')).toEqual(['Überprüfung of naïve code']);
  });

  test('a stop word alone is a word like any other', async () => {
    expect(await found('is')).toContain('kernel 4.11 is needed, said @avsm');
    expect(await found('process for')).toEqual(['process for promotion to the channel']);
  });

  test('what is typed is taken literally', async () => {
    const literal = '100% of foo_bar is O\'Brien\'s "direct" C:\\path work';
    for (const query of ['100%', 'foo_bar', "O'Brien's", '"direct"', 'C:\\path', '%', '_', '\\', '"', "'"])
      expect(await found(query)).toContain(literal);
    for (const query of ['100%', 'foo_bar', '%', '_', '\\', '"', "'"])
      expect(await found(query)).not.toContain('1000 of fooxbar is plain direct work');
    expect((await found('@avsm')).toSorted()).toEqual([
      'kernel 4.11 is needed, said @avsm',
      'see https://speakerdeck.com/avsm/a-modern-services-sdk',
    ]);
    expect(await found('is kernel needed?')).toEqual(['kernel 4.11 is needed, said @avsm']);
  });

  test.each([
    "'; drop table notes; --",
    'a & b | !c <-> (d:*)',
    '&',
    '!',
    '()',
    ':*',
    '<->',
    "''",
    "\\'",
    '\\\\',
    '$$',
    '%s',
    '{{7*7}}',
    '???',
    '...',
    '\u0301',
    '🙂',
    '½',
    '(a+)+$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    `${'('.repeat(100)}a${')'.repeat(99)}`,
    'a* '.repeat(60).trim(),
    'x'.repeat(200),
  ])('%j neither fails nor finds what is not there', async (query) => {
    const answer = await found(query);
    for (const text of answer) expect(typeof text).toBe('string');
    expect(answer.length).toBeLessThan(7);
  });

  test('nothing to look for is BAD_USER_INPUT, and so is a cursor of elsewhere', async () => {
    expect(await ask.code('{ search(query: "  ") { totalCount } }')).toBe('BAD_USER_INPUT');
    expect(await ask.code('{ search(query: "a", first: 101) { totalCount } }')).toBe('BAD_USER_INPUT');
    expect(await ask.code('{ search(query: "a", after: "x") { totalCount } }')).toBe('INVALID_CURSOR');
  });

  test('the tables are as they were', async () => {
    expect(
      (await ask.data('{ meeting(date: "2017-06-07") { notes { totalCount } } }')).meeting.notes.totalCount,
    ).toBe(6);
  });
});
