import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';
import { seed } from '../../helpers/seed.ts';
import { type Api, api } from './api.ts';

const reason = 'They said so at the meeting.';
const meeting = '2017-05-24';
const propose = (project: string, to = 'TESTING') => ({ project, to, reason });

describeOnBoth('people and the rights of maintainers', (open) => {
  let database: TestDatabase;
  let tracker: Api;
  let admin: string;
  let chair: string;
  beforeAll(async () => {
    database = await open();
    tracker = api(database, { now: '2017-08-01T12:00:00Z' });
    await seed(database.db)
      .meeting(meeting)
      .report()
      .project('okernel', { people: ['mic-old'] })
      .project('landlock', { people: ['mic', 'mic-old'] })
      .project('wireguard')
      .project('kspp')
      .done();
    admin = await tracker.token('ADMIN');
    chair = await tracker.token('CHAIR', [], { person: 'riyazdf' });
  });
  afterAll(() => database.close());

  const viewer = async (token: string) =>
    (await tracker.read('{ viewer { person { handle handles } projects { slug } } }', {}, { token })).viewer;

  describe('who has several handles', () => {
    let mic: string;
    let old: string;
    test('is one person, with the rights of both and the words of either', async () => {
      mic = await tracker.token('MAINTAINER', ['landlock'], { person: 'mic' });
      old = await tracker.token('MAINTAINER', ['okernel'], { person: 'mic-old' });
      await tracker.act(old, 'proposeStatusChange', propose('okernel'));
      expect(await tracker.refusal(mic, 'proposeStatusChange', propose('okernel', 'RETIRED'))).toBe(
        '200 FORBIDDEN',
      );
      const answer = await tracker.act(
        admin,
        'mergePeople',
        { person: '@mic', handle: 'Mic-Old', reason },
        'person { handle handles }',
      );
      expect(answer.person).toEqual({ handle: 'mic', handles: ['mic', 'mic-old'] });
      for (const token of [mic, old])
        expect(await viewer(token)).toEqual({
          person: { handle: 'mic', handles: ['mic', 'mic-old'] },
          projects: [{ slug: 'landlock' }, { slug: 'okernel' }],
        });
      expect(await tracker.act(mic, 'proposeStatusChange', propose('okernel', 'RETIRED'))).toEqual({
        __typename: 'ProposeStatusChangeSuccess',
      });
    });

    test('is named as one by what was entered before, which is not rewritten', async () => {
      const { project, landlock } = await tracker.read(`{
        project(slug: "okernel") { people { handle } proposals { nodes { openedBy { handle } } } }
        landlock: project(slug: "landlock") { people { handle } } }`);
      expect(project.proposals.nodes).toEqual([
        { openedBy: { handle: 'mic' } },
        { openedBy: { handle: 'mic' } },
      ]);
      expect(project.people).toEqual([{ handle: 'mic' }]);
      expect(landlock.people).toEqual([{ handle: 'mic' }]);
      const { rows } = await database.db.execute(
        'select handle from proposals join people on people.id = opened_by order by proposals.id',
      );
      expect(rows).toEqual([{ handle: 'mic-old' }, { handle: 'mic' }]);
      for (const person of ['mic', 'mic-old']) {
        const { auditEvents } = await tracker.read(
          `{ auditEvents(filter: { person: ["${person}"], isRefused: false }) { totalCount } }`,
          {},
          { token: admin },
        );
        expect(auditEvents.totalCount).toBe(2);
      }
    });

    test('assesses their own project by either handle', async () => {
      await tracker.act(chair, 'defineCriterion', {
        ...{ key: 'readme', kind: 'REVIEW', title: 'A README', standing: 'PROPOSED', gates: 'TESTING' },
        ...{ meeting, reason },
      });
      const asChair = await tracker.token('CHAIR', [], { person: 'mic' });
      const answer = await tracker.act(
        asChair,
        'assessCriterion',
        { project: 'okernel', criterion: 'readme', result: 'MET', justification: reason },
        'assessment { isOwnProject enteredBy { handle } }',
      );
      expect(answer.assessment).toEqual({ isOwnProject: true, enteredBy: { handle: 'mic' } });
    });

    test('is joined once, never to a program, and however many handles there are', async () => {
      const join = (person: string, handle: string) =>
        tracker.act(admin, 'mergePeople', { person, handle, reason }, 'person { handles }');
      expect((await join('mic', 'mic-old')).message).toBe('@mic and @mic-old are one person already.');
      expect((await join('mic', 'MIC')).message).toMatch(/Expected two handles/);
      expect((await join('mic', 'nobody-here')).message).toBe('There is no person @nobody-here.');
      expect((await join('mic', 'sig-status-admin')).message).toMatch(/that of a program/);
      // Who is joined brings the handles that were joined to them.
      expect((await join('riyazdf', 'mic-old')).person.handles).toEqual(['riyazdf', 'mic-old', 'mic']);
      expect((await viewer(old)).person.handle).toBe('riyazdf');
      const apart = await tracker.act(
        admin,
        'separatePerson',
        { handle: 'mic', reason },
        'person { handle handles } from { handle handles }',
      );
      expect(apart).toMatchObject({
        person: { handle: 'mic', handles: ['mic'] },
        from: { handle: 'riyazdf', handles: ['riyazdf', 'mic-old'] },
      });
      expect((await tracker.act(admin, 'separatePerson', { handle: 'mic', reason })).message).toBe(
        '@mic is joined to nobody.',
      );
      expect((await viewer(mic)).projects).toEqual([{ slug: 'landlock' }]);
    });
  });

  describe('a maintainer who hands over', () => {
    const name = (token: string, input: object) =>
      tracker.act(
        token,
        'nameMaintainer',
        { project: 'wireguard', reason, ...input },
        'maintainer { person { handle } kind succeeds { handle } namedBy { handle } isRevoked }',
      );
    let zx2c4: string;
    let helper: string;

    test('names a co-maintainer, who acts with the credential that they have', async () => {
      zx2c4 = await tracker.token('MAINTAINER', ['wireguard'], { person: 'zx2c4' });
      helper = await tracker.token('MAINTAINER', ['kspp'], { person: 'helper' });
      expect(
        await tracker.refusal(helper, 'nameMaintainer', {
          ...{ project: 'wireguard', person: 'helper', kind: 'CO_MAINTAINER', reason },
        }),
      ).toBe('200 FORBIDDEN');
      expect((await name(zx2c4, { person: 'helper', kind: 'CO_MAINTAINER' })).maintainer).toEqual({
        ...{ person: { handle: 'helper' }, kind: 'CO_MAINTAINER', succeeds: null },
        ...{ namedBy: { handle: 'zx2c4' }, isRevoked: false },
      });
      expect((await viewer(helper)).projects).toEqual([{ slug: 'kspp' }, { slug: 'wireguard' }]);
      expect((await tracker.act(helper, 'proposeStatusChange', propose('wireguard'))).__typename).toBe(
        'ProposeStatusChangeSuccess',
      );
      expect((await name(zx2c4, { person: 'helper', kind: 'SUCCESSOR' })).message).toBe(
        '@helper has been named a maintainer of wireguard already.',
      );
      expect((await name(zx2c4, { person: 'zx2c4', kind: 'CO_MAINTAINER' })).message).toMatch(
        /Expected another handle than your own/,
      );
    });

    test('names a successor, and is a maintainer no longer', async () => {
      const successor = await tracker.token('MAINTAINER', ['kspp'], { person: 'successor' });
      expect((await name(zx2c4, { person: 'successor', kind: 'SUCCESSOR' })).maintainer.succeeds).toEqual({
        handle: 'zx2c4',
      });
      expect((await viewer(zx2c4)).projects).toEqual([]);
      expect(await tracker.refusal(zx2c4, 'proposeStatusChange', propose('wireguard', 'RETIRED'))).toBe(
        '200 FORBIDDEN',
      );
      expect((await viewer(successor)).projects).toEqual([{ slug: 'kspp' }, { slug: 'wireguard' }]);
    });

    test('has the rights again when a chair takes it back, and all of it is on record', async () => {
      const successor = { project: 'wireguard', person: 'successor', reason };
      expect(await tracker.refusal(helper, 'revokeMaintainer', successor)).toBe('200 FORBIDDEN');
      expect(
        (await tracker.act(chair, 'revokeMaintainer', successor, 'maintainer { isRevoked revokedReason }'))
          .maintainer,
      ).toEqual({ isRevoked: true, revokedReason: reason });
      expect((await tracker.act(chair, 'revokeMaintainer', successor)).message).toBe(
        'There is no maintainer named for wireguard @successor.',
      );
      expect((await viewer(zx2c4)).projects).toEqual([{ slug: 'wireguard' }]);
      const { project } = await tracker.read(`{ project(slug: "wireguard") {
        maintainers { totalCount nodes { person { handle } isRevoked revokedBy { handle } } } } }`);
      expect(project.maintainers).toEqual({
        totalCount: 2,
        nodes: [
          { person: { handle: 'helper' }, isRevoked: false, revokedBy: null },
          { person: { handle: 'successor' }, isRevoked: true, revokedBy: { handle: 'riyazdf' } },
        ],
      });
      const { auditEvents } = await tracker.read(
        '{ auditEvents(filter: { act: ["nameMaintainer", "revokeMaintainer"], isRefused: false }) { nodes { act person { handle } } } }',
        {},
        { token: admin },
      );
      expect(auditEvents.nodes).toHaveLength(3);
    });

    test('can be replaced by a chair, who says whom', async () => {
      expect((await name(chair, { person: 'newcomer', kind: 'SUCCESSOR' })).message).toMatch(
        /Expected the handle of the maintainer whom this person succeeds/,
      );
      expect(
        (await name(chair, { person: 'newcomer', kind: 'SUCCESSOR', succeeds: 'zx2c4' })).maintainer.succeeds,
      ).toEqual({ handle: 'zx2c4' });
      expect((await viewer(zx2c4)).projects).toEqual([]);
      // Named anew, they are a maintainer again beside their successor.
      await name(chair, { person: 'zx2c4', kind: 'CO_MAINTAINER' });
      expect((await viewer(zx2c4)).projects).toEqual([{ slug: 'wireguard' }]);
    });
  });
});
