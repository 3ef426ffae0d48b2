import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '../../../src/base/text.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api, mutationOf } from './api.ts';

describeOnBoth('projects, and the texts of every input', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let admin: string;
  let chair: string;
  let count = 0;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    await seed(database.db).meeting('2017-05-24').project('landlock').done();
    admin = await tracker.token('ADMIN');
    chair = await tracker.token('CHAIR');
  });
  afterAll(() => database.close());
  const fields = `slug name summary aliases people { handle } organisations links kernelBase { series base form } readiness history { totalCount }`;
  const add = (input: object) =>
    tracker.act(admin, 'addProject', { name: 'P', summary: 'A project.', ...input }, `project { ${fields} }`);
  const update = (project: string, input: object) =>
    tracker.act(chair, 'updateProject', { project, ...input }, `project { ${fields} }`);

  test('a project is added without a readiness, called by its slug and its name', async () => {
    expect(
      await add({
        slug: 'wireguard',
        name: 'WireGuard',
        summary: 'A tunnel.',
        aliases: ['wg', 'WireGuard'],
        notAliases: ['wire'],
        people: ['@zx2c4', 'riyazdf', 'zx2c4'],
        organisations: ['Docker'],
        links: ['https://www.wireguard.com/'],
        path: 'projects/wireguard',
        kernelBase: { series: '4.9', base: '4.9.30' },
        enteredProjectsOn: '2017-03-17',
        defaultBranch: 'main',
      }),
    ).toEqual({
      __typename: 'AddProjectSuccess',
      project: {
        slug: 'wireguard',
        name: 'WireGuard',
        summary: 'A tunnel.',
        aliases: ['wireguard', 'WireGuard', 'wg'],
        people: [{ handle: 'zx2c4' }, { handle: 'riyazdf' }],
        organisations: ['Docker'],
        links: ['https://www.wireguard.com/'],
        kernelBase: { series: '4.9', base: '4.9.30', form: null },
        readiness: null,
        history: { totalCount: 0 },
      },
    });
    expect(await add({ slug: 'wireguard' })).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('wireguard'),
    });
    expect(await add({ slug: 'other', aliases: ['wg'] })).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringContaining('wireguard is called wg'),
    });
    const { project } = await tracker.read('{ project(slug: "other") { slug } }');
    expect(project).toBeNull();
  });

  test('an update changes what it names; lists are replaced whole', async () => {
    await add({
      slug: 'okernel',
      people: ['a', 'b'],
      organisations: ['HPE'],
      kernelBase: { series: '4.11' },
    });
    const answer = await update('okernel', {
      summary: 'Nested kernels.',
      people: ['c'],
      aliases: ['OKernel'],
    });
    expect(answer.project).toMatchObject({
      summary: 'Nested kernels.',
      people: [{ handle: 'c' }],
      aliases: ['okernel', 'OKernel'],
      organisations: ['HPE'],
      kernelBase: { series: '4.11' },
    });
    expect(
      (await update('okernel', { people: [], organisations: null, kernelBase: null })).project,
    ).toMatchObject({
      people: [],
      organisations: ['HPE'],
      kernelBase: null,
    });
    expect(await update('okernel', { aliases: ['landlock'] })).toMatchObject({ __typename: 'ConflictError' });
    expect(await update('no-such-project', { summary: 'x' })).toMatchObject({ what: 'project' });
    const { auditEvents } = await tracker.read(
      '{ auditEvents(filter: { act: ["updateProject"] }, last: 1) { nodes { details { name value } } } }',
      {},
      { token: admin },
    );
    const { details } = auditEvents.nodes[0];
    const changes = details.find(({ name }: { name: string }) => name === 'changes');
    expect(JSON.parse(changes.value)).toEqual({
      summary: { was: 'A project.', became: 'Nested kernels.' },
      people: { was: ['a', 'b'], became: ['c'] },
      aliases: { was: ['okernel', 'P'], became: ['okernel', 'OKernel'] },
    });
  });

  test('what a project cannot be is refused, every problem at once', async () => {
    const refused: [object, string][] = [
      [{ slug: 'Wire' }, 'input.slug'],
      [{ slug: 'a--b' }, 'input.slug'],
      [{ slug: 'x'.repeat(65) }, 'input.slug'],
      [{ slug: 'x', aliases: ['y'] }, 'input.aliases.0'],
      [{ slug: 'x', people: ['-a'] }, 'input.people.0'],
      [{ slug: 'x', people: [`${'a'.repeat(40)}`] }, 'input.people.0'],
      [{ slug: 'x', path: '/etc/passwd' }, 'input.path'],
      [{ slug: 'x', path: 'projects/../..' }, 'input.path'],
      [{ slug: 'x', defaultBranch: 'two words' }, 'input.defaultBranch'],
      [
        { slug: 'x', links: Array.from({ length: 51 }, (_, at) => `https://example.org/${at}`) },
        'input.links',
      ],
    ];
    for (const [input, path] of refused)
      expect(await add(input)).toMatchObject({ __typename: 'ValidationError', issues: [{ path }] });
    const { issues } = await add({ slug: 'Bad', name: '', summary: ' ' });
    expect(issues.map(({ path }: { path: string }) => path)).toEqual([
      'input.name',
      'input.slug',
      'input.summary',
    ]);
    expect(await update('landlock', { summary: null })).toMatchObject({
      issues: [{ path: 'input.summary' }],
    });
  });

  const reasonOf = async (reason: string) => {
    const slug = `text-${++count}`;
    await add({ slug, name: slug });
    const { log, result } = await database.sqlLog
      .during(() =>
        tracker.act(
          chair,
          'recordStatusChange',
          { project: slug, to: 'PROPOSED', meeting: '2017-05-24', reason },
          'statusChange { reason }',
        ),
      )
      .then(({ statements, result }) => ({ log: statements, result }));
    return { answer: result, statements: log };
  };

  test('text is trimmed and normalised, and may have lines and tabs', async () => {
    const { answer } = await reasonOf(' \u00a0 Cafe\u0301\r\n\tand \u{1F600} \u0301x \n');
    expect(answer.statusChange.reason).toBe('Café\n\tand \u{1F600} \u0301x');
  });

  test('control characters and halves of surrogate pairs are refused with path and place, before any statement', async () => {
    await add({ slug: 'texts', name: 'texts' });
    const refused: [string, string][] = [
      ['a\u0000b', 'U+0000 at character 2'],
      ['a\u0007', 'U+0007'],
      ['\u001b[31mred', 'U+001B'],
      ['a\u007f', 'U+007F'],
      ['a\u0085b', 'U+0085'],
      ['a\ud800', 'U+D800'],
      ['\udc00a', 'U+DC00'],
      ['a\ud800\ud800\udc00', 'U+D800'],
      ['a\u202eb', 'U+202E'],
      ['a\ufffe', 'U+FFFE'],
    ];
    for (const [reason, named] of refused) {
      const { result, statements } = await database.sqlLog.during(() =>
        tracker.post(
          mutationOf('recordStatusChange'),
          { input: { project: 'texts', to: 'PROPOSED', meeting: '2017-05-24', reason } },
          { token: chair },
        ),
      );
      expect(result.errors, named).toMatchObject([
        {
          message: expect.stringMatching(/^input\.reason: Expected /),
          path: ['recordStatusChange'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
      expect(result.errors?.[0]?.message).toContain(named);
      // The token is looked up; nothing else is asked.
      expect(statements.filter((statement) => !/"?tokens"?/.test(statement))).toEqual([]);
    }
  });

  test('text is at most as long as published, counted in characters', async () => {
    expect((await reasonOf('\u{1F600}'.repeat(LIMITS.prose))).answer.__typename).toBe(
      'RecordStatusChangeSuccess',
    );
    for (const reason of ['x'.repeat(LIMITS.prose + 1), 'x'.repeat(100_000), '   '])
      expect((await reasonOf(reason)).answer).toMatchObject({ issues: [{ path: 'input.reason' }] });
  });

  test('names are looked up as they are, whatever they look like', async () => {
    for (const project of ["' or true --", '%', '\\', '../landlock', 'LANDLOCK'])
      expect((await update(project, { summary: 'x' })).__typename).toMatch(
        /^(NotFoundError|ValidationError)$/,
      );
  });
});
