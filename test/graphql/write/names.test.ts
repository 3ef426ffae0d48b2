import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

describeOnBoth('a name is of one project', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let admin: string;
  let chair: string;
  let maintainer: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    const chain = seed(database.db).meeting('2017-05-24').report();
    for (const slug of ['wireguard', 'okernel', 'kspp', 'shiftfs'])
      chain
        .project(slug, { name: slug })
        .note(`The patches of ${slug} need a newer toolchain`, { projects: [slug] });
    await chain
      .project('landlock', { name: 'Landlock', aliases: ['landlock', 'Landlock', 'Landlock LSM'] })
      .done();
    admin = await tracker.token('ADMIN');
    chair = await tracker.token('CHAIR');
    maintainer = await tracker.token('MAINTAINER', ['wireguard'], { person: 'zx2c4' });
  });
  afterAll(() => database.close());

  const add = (input: object) => tracker.act(admin, 'addProject', { slug: 'new', summary: 'x', ...input });
  const call = (...aliases: string[]) =>
    tracker.act(maintainer, 'updateProject', { project: 'wireguard', aliases });

  test.each([
    ['in other letters', 'LANDLOCK'],
    ['with a zero-width space', 'Land\u200block'],
    ['with a soft hyphen', 'Land\u00adlock'],
    ['in wide letters', 'Ｌａｎｄｌｏｃｋ'],
    ['as another alias', 'LANDLOCK  lsm'],
    ['in letters that look alike', 'Lаndlосk'],
    ['with an I for an l', 'LandIock'],
    ['with a blank of Braille behind', 'Landlock\u2800'],
    ['with a variation selector', 'Land\ufe0fl\u{e0100}ock'],
    ['with the anchor of an annotation', 'Land\ufff9lock'],
    ['with marks around its letters', 'La\u0323ndlo\u20ddc\u0335k'],
    ['with accents', 'Lándlöck'],
    ['in small capitals', 'ʟᴀɴᴅʟᴏᴄᴋ'],
    ['in boxes', '🅻🅰🅽🅳🅻🅾🅲🅺'],
    ['in letters of flags', '🇱🇦🇳🇩🇱🇴🇨🇰'],
    ['in letters of Lisu', 'ꓡꓮꓠꓓꓡꓳꓚꓗ'],
    ['with a small letter of Cherokee', 'ꮮandlock'],
    ['with a zero of another script', 'Landl๐ck'],
    ['in mathematical letters', '𝓛𝓪𝓷𝓭𝓵𝓸𝓬𝓴'],
  ])('%s', async (_, name) => {
    const refusal = { __typename: 'ConflictError', message: expect.stringContaining('landlock') };
    expect(await add({ name })).toMatchObject(refusal);
    expect(await add({ name: 'New', aliases: [name] })).toMatchObject(refusal);
    expect(await call(name)).toMatchObject(refusal);
    expect(await tracker.act(maintainer, 'updateProject', { project: 'wireguard', name })).toMatchObject(
      refusal,
    );
    expect(
      await tracker.act(chair, 'claimCompatibility', {
        project: 'wireguard',
        external: name,
        verdict: 'PLAUSIBLE',
        reason: 'x',
        evidence: [{ url: 'https://example.org/' }],
      }),
    ).toMatchObject({ __typename: 'ValidationError', issues: [{ path: 'input.external' }] });
  });

  test('its own names it may write as it likes, and a name that was given up is free', async () => {
    expect(await call('WIREGUARD', 'WireGuard', 'wire\u200bguard', 'WG')).toMatchObject({
      __typename: 'UpdateProjectSuccess',
    });
    expect(await add({ slug: 'wg', name: 'Wg tools' })).toMatchObject({ __typename: 'ConflictError' });
    expect(await call('WireGuard')).toMatchObject({ __typename: 'UpdateProjectSuccess' });
    expect(await add({ slug: 'wg', name: 'Wg tools' })).toMatchObject({ __typename: 'AddProjectSuccess' });
  });

  test.each([
    'the',
    'The',
    'and',
    'it is',
    'ＴＨＥ',
    't\u200bhe',
    '--',
    '::',
    'a\u200b',
    '\u200b\u200b',
    '\u2800\u2800',
    'th\ufff9e',
  ])('nobody takes %j, which is in every other line', async (alias) => {
    for (const answer of [
      await call('WireGuard', alias),
      await tracker.act(chair, 'updateProject', { project: 'wireguard', aliases: ['WireGuard', alias] }),
    ])
      expect(answer).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.aliases.1' }],
      });
    expect(await add({ slug: 'fresh', name: alias })).toMatchObject({
      issues: expect.arrayContaining([expect.objectContaining({ path: 'input.name' })]),
    });
  });

  test('a maintainer takes no word that notes about several others have; a chair may, and what is there stays', async () => {
    for (const word of ['toolchain', 'Toolchain', 'patches'])
      expect(await call('WireGuard', word)).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.aliases.1', message: expect.stringContaining('notes about 3 others') }],
      });
    expect(await call('WireGuard', 'noise protocol')).toMatchObject({ __typename: 'UpdateProjectSuccess' });
    const aliases = ['WireGuard', 'toolchain'];
    expect(await tracker.act(chair, 'updateProject', { project: 'wireguard', aliases })).toMatchObject({
      __typename: 'UpdateProjectSuccess',
    });
    expect(await call(...aliases, 'WGuard')).toMatchObject({ __typename: 'UpdateProjectSuccess' });
  });

  test('ten that want one name at once: one has it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        add({ slug: `race-${at}`, name: at % 2 ? 'Memorizer' : 'MEMORIZER' }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      'AddProjectSuccess',
      ...Array.from({ length: 9 }, () => 'ConflictError'),
    ]);
  });
});

describeOnBoth('a person is one, whatever the letters', (open) => {
  test('two spellings of a handle are one person, and one entry', async () => {
    const database = await open();
    const tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    await seed(database.db)
      .project('landlock', { people: ['l0kod'] })
      .done();
    const admin = await tracker.token('ADMIN');
    const chair = await tracker.token('CHAIR', [], { person: 'RIYAZDF' });
    const people = ['@L0KOD', 'l0kod', 'riyazdf', '@Riyazdf'];
    expect(
      await tracker.act(
        chair,
        'updateProject',
        { project: 'landlock', people },
        'project { people { handle } }',
      ),
    ).toMatchObject({ project: { people: [{ handle: 'l0kod' }, { handle: 'RIYAZDF' }] } });
    const { auditEvents } = await tracker.read(
      '{ auditEvents(filter: { person: ["rIyAzDf"] }) { nodes { act } } }',
      {},
      { token: admin },
    );
    expect(auditEvents.nodes).toEqual([{ act: 'updateProject' }]);
    await database.close();
  });

  test('no token is issued in the name of a program', async () => {
    const database = await open();
    const tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    const admin = await tracker.token('ADMIN');
    for (const person of [
      'sig-status-operator',
      'SIG-STATUS-ADMIN',
      'sig-status-anything',
      'github-actions',
      'github-actions-74',
    ])
      expect(await tracker.act(admin, 'createToken', { role: 'CHAIR', person })).toMatchObject({
        __typename: 'ValidationError',
        issues: [{ path: 'input.person' }],
      });
    await database.close();
  });
});
