import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeOn } from '../../helpers/database.ts';
import { openTracker, realReports, report, type Tracker } from './tracker.ts';

const OWN = report('2017-07-19', {
  agenda:
    '- Introductions (5 min)\n- WireGuard deep dive - @zx2c4 (45 min)\n  - demo\n- Next meeting: 2017-08-02\n  - landlock demo - @l0kod',
  notes:
    '- WireGuard\n  - maturity\n    - officially experimental\n  - @zx2c4: no v1 posted\n- Landlock\n  - [slides](https://example.org/s)\n    are online',
  decisions:
    '- wireguard: none -> EXPERIMENTAL: because\n- landlock: none -> PROPOSED: so\n- wireguard + kspp: PLAUSIBLE: nothing against it',
});

/** One way in which a hand spoils or mends a report; `at` and `other` point at lines. */
const edit = fc.record({
  how: fc.constantFrom(
    'remove',
    'repeat',
    'swap',
    'indent',
    'outdent',
    'unbullet',
    'cut',
    'word',
    'line',
  ) as fc.Arbitrary<string>,
  at: fc.nat(200),
  other: fc.nat(200),
  text: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(
      '# 2017-07-19',
      '## Decisions',
      '## Agenda',
      '```',
      '<!--',
      '- kspp: none -> ONGOING: stays',
      '- x',
      '    - y',
      '* @zx2c4: z',
      '',
    ),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(source: string, { how, at, other, text }: Edit): string {
  const lines = source.split('\n');
  // The title stays: without it there is no meeting.
  const first = 1 + (at % (lines.length - 1));
  const second = 1 + (other % (lines.length - 1));
  const line = lines[first] ?? '';
  if (how === 'remove') lines.splice(first, 1);
  else if (how === 'repeat') lines.splice(second, 0, line);
  else if (how === 'swap') [lines[first], lines[second]] = [lines[second] ?? '', line];
  else if (how === 'indent') lines[first] = `  ${line}`;
  else if (how === 'outdent') lines[first] = line.replace(/^ {1,2}/, '');
  else if (how === 'unbullet') lines[first] = line.replace(/^(\s*)[-*] /, '$1');
  else if (how === 'cut') lines[first] = line.slice(0, other % (line.length + 1));
  else if (how === 'word') lines[first] = `${line} ${text}`;
  else lines.splice(first, 0, text);
  return lines.join('\n');
}

describeOn(['postgres'], 'a report that is edited again and again', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  afterAll(() => tracker?.close());

  test('is taken or refused as a whole, and what is stored is always what its last good content says', async () => {
    const bases = [OWN, ...realReports.map(({ source }) => source)];
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bases.length - 1),
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        async (base, rounds) => {
          await tracker.reset();
          let source = bases[base] ?? OWN;
          expect((await tracker.take(source)).outcome).toBe('IMPORTED');
          for (const edits of rounds) {
            const edited = edits.reduce(apply, source);
            const dry = await tracker.take(edited, { dryRun: true });
            const before = await tracker.rows();
            const { outcome, summary, diagnostics } = await tracker.take(edited);
            expect(dry).toMatchObject({ outcome, diagnostics });
            expect(dry.summary).toEqual(summary);
            if (outcome === 'REFUSED') expect(await tracker.rows()).toEqual(before);
            else source = edited;
            expect(await tracker.verify()).toEqual([]);
            expect((await tracker.take(source)).outcome).toBe('UNCHANGED');
          }
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 12), endOnFailure: true },
    );
  }, 590_000);
});
