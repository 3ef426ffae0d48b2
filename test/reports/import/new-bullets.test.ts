import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  channelNames,
  channels,
  combinationVersions,
  compatibilityClaims,
  criterionRecords,
  proposals,
  suggestions,
} from '../../../src/db/tables/index.ts';
import { renderMinutes } from '../../../src/reports/minutes/minutes.ts';
import { describeOnBoth } from '../../helpers/database.ts';
import { openTracker, report, SOURCE, type Tracker } from './tracker.ts';

describeOnBoth('whatever a chair can do is a decision', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  const take = async (date: string, ...lines: string[]) => {
    const { outcome, diagnostics } = await tracker.take(report(date, { decisions: lines.join('\n') }), {
      retractMissing: true,
    });
    return {
      outcome,
      errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
    };
  };
  const decide = async (date: string, ...lines: string[]) => {
    expect(await take(date, ...lines)).toEqual({ outcome: 'IMPORTED', errors: [] });
    expect(await tracker.verify()).toEqual([]);
    // What the tracker writes of the meeting says nothing that it does not know.
    const minutes = await renderMinutes(tracker.db, date, SOURCE);
    expect((await tracker.take(minutes)).outcome).toBe('UNCHANGED');
  };

  test('proposals are opened, edited, withdrawn and opened again', async () => {
    const shown = async () =>
      (await tracker.db.select().from(proposals).orderBy(proposals.id)).map(
        ({ to, effectiveOn, reason, outcome }) => [to, effectiveOn, reason, outcome].join(' '),
      );
    await decide('2017-05-24', '- landlock: proposed EXPERIMENTAL, effective 2017-06-01: it applies');
    expect(await take('2017-06-07', '- landlock: proposed EXPERIMENTAL: again')).toEqual({
      outcome: 'REFUSED',
      errors: [expect.stringContaining('has been open since')],
    });
    await decide('2017-05-24', '- landlock: proposed EXPERIMENTAL: it applies and boots');
    await decide('2017-06-07', '- landlock: proposal of EXPERIMENTAL withdrawn: not yet');
    expect(await shown()).toEqual([
      'EXPERIMENTAL 2017-06-01 it applies WITHDRAWN',
      'EXPERIMENTAL  it applies and boots WITHDRAWN',
    ]);
    await decide('2017-06-07');
    expect((await shown()).at(-1)).toBe('EXPERIMENTAL  it applies and boots ');
    expect(await take('2017-06-21', '- wireguard: proposal of TESTING withdrawn: no')).toEqual({
      outcome: 'REFUSED',
      errors: ['Expected an open proposal of TESTING for wireguard; there is none.'],
    });
  });

  test('suggestions are accepted and dismissed by the line that they quote', async () => {
    const source = report('2017-05-24', {
      notes: '- Landlock: it is ready for upstreaming\n- okernel: works well on 4.11',
    });
    await tracker.take(source);
    const waiting = await tracker.db.select().from(suggestions).orderBy(suggestions.id);
    expect(waiting.length).toBeGreaterThan(0);
    const { lineStart } = waiting[0] as (typeof waiting)[number];
    await decide(
      '2017-06-07',
      `- suggestion of 2017-05-24, line ${lineStart}: accepted as EXPERIMENTAL: so it seems`,
    );
    const state = async () => (await tracker.db.select().from(suggestions).orderBy(suggestions.id))[0]?.state;
    expect(await state()).toBe('ACCEPTED');
    expect(await tracker.db.select().from(proposals)).toEqual([
      expect.objectContaining({ to: 'EXPERIMENTAL', reason: 'so it seems', outcome: null }),
    ]);
    await decide('2017-06-07', `- suggestion of 2017-05-24, line ${lineStart}: dismissed: it is not`);
    expect(await state()).toBe('DISMISSED');
    await decide('2017-06-07');
    expect(await state()).toBe('WAITING');
    expect((await take('2017-06-21', '- suggestion of 2017-05-24, line 999: dismissed: no')).outcome).toBe(
      'REFUSED',
    );
  });

  test('criteria are proposed, adopted and set', async () => {
    await decide(
      '2017-05-24',
      '- criterion boots proposed for TESTING (CI, 5 runs, 14 days): It boots: somebody asked',
    );
    await decide('2017-06-07', '- criterion boots adopted: we want it');
    const rows = await tracker.db.select().from(criterionRecords).orderBy(criterionRecords.id);
    expect(
      rows.map(({ act, standing, requiredRuns, windowDays }) => [act, standing, requiredRuns, windowDays]),
    ).toEqual([
      ['DEFINED', 'PROPOSED', 5, 14],
      ['ADOPTED', 'ADOPTED', 5, 14],
    ]);
    expect((await take('2017-06-21', '- criterion boots adopted: again')).errors).toEqual([
      'Expected a proposed criterion; boots was adopted on 2017-06-07.',
    ]);
    expect(await renderMinutes(tracker.db, '2017-05-24', SOURCE)).toContain(
      '- criterion boots proposed for TESTING (CI, 5 runs, 14 days): It boots: somebody asked',
    );
  });

  test('claims about things outside, and with an end', async () => {
    await decide(
      '2017-05-24',
      '- wireguard + "Ubuntu 17.10": PLAUSIBLE on 4.13, until 2018-06-30: it has the module [packages](https://example.org/p)',
      '- wireguard + okernel: PLAUSIBLE, until 2017-12-31: for now',
    );
    const rows = await tracker.db.select().from(compatibilityClaims).orderBy(compatibilityClaims.id);
    expect(
      rows.map(({ externalThing, kernelSeries, expiresOn }) => [externalThing, kernelSeries, expiresOn]),
    ).toEqual(
      expect.arrayContaining([
        ['Ubuntu 17.10', '4.13', '2018-06-30'],
        [null, null, '2017-12-31'],
      ]),
    );
    expect((await take('2017-06-07', '- wireguard + "Landlock": PLAUSIBLE: no')).errors).toEqual([
      'expected a thing outside the tracker; Landlock is the project landlock',
    ]);
  });

  test('sets and the channel are named, and a name stays on record', async () => {
    await tracker.db.insert(channels).values({ slug: 'testing', summary: 'The testing channel.' });
    await decide(
      '2017-05-24',
      '- combination poc: wireguard + okernel, asked by @riyazdf: the first try',
      '- channel named "staging", since 2017-05-01: so it was called',
    );
    await decide(
      '2017-06-07',
      '- combination poc: wireguard + okernel + kspp: with hardening',
      '- channel named "testing": better',
    );
    expect(await tracker.db.$count(combinationVersions)).toBe(2);
    expect(await tracker.db.$count(channelNames)).toBe(2);
    expect(
      (await take('2017-06-07', '- combination poc: wireguard + okernel + kspp: with hardening')).errors,
    ).toEqual(['Expected the line that named the channel testing, as it was: a name stays on record.']);
    await decide('2017-06-07', '- channel named "testing": better');
    expect(await tracker.db.$count(combinationVersions)).toBe(3);
  });
});
