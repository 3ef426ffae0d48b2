import fc from 'fast-check';
import type { DecisionContent } from '../../../src/reports/decisions/content.ts';
import { promisesNothing } from '../../../src/reports/parse/announcement.ts';
import type { RenderedItem, ReportDocument } from '../../../src/reports/render/report.ts';

/** Marks that mean something in Markdown, and words that mean something to the reader of reports. */
const WORD = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-z]{1,9}$/) },
  fc.constantFrom(
    'WireGuard',
    'Landlock',
    'okernel',
    'microkernel',
    'SELinux',
    '`ip link`',
    '(a)',
    '"b"',
    'c;',
    'naïve',
    'ß',
    '日本',
    '🙂',
  ),
  fc.constantFrom(
    '*',
    '**',
    '_',
    '__x__',
    '`',
    '~~',
    '[',
    ']',
    '<',
    '<b>',
    '&amp;',
    '&',
    '\\',
    '|',
    '#',
    '>',
    '!',
    '$',
    '%',
    '^',
    '{',
    '}',
  ),
);

const sentence = (maxLength: number) =>
  fc.array(WORD, { minLength: 1, maxLength }).map((words) => words.join(' '));

/** Text that a title can be: what the reader would take for minutes, handles or an announcement is none. */
const title = sentence(6).filter((text) => !/[–—,-]$|\bnext\b|^\W*$/i.test(text));
const handle = fc.constantFrom('zx2c4', 'l0kod', 'riyazdf', 'avsm');
const minutes = fc.option(fc.integer({ min: 1, max: 120 }));
const presenters = fc.uniqueArray(handle, { maxLength: 3 });

const item = (depth: number): fc.Arbitrary<RenderedItem> =>
  fc.record({
    title,
    minutes,
    presenters,
    items: depth > 0 ? fc.array(item(depth - 1), { maxLength: 3 }) : fc.constant([]),
  });

/** A topic that is promised: a placeholder promises none, and one that is said twice is one. */
const topic = item(0).filter(({ title }) => !promisesNothing(title));

const url = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((text) => new URL(text).href);
const day = fc
  .date({ min: new Date('1991-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const LEVELS = ['PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'ONGOING', 'RETIRED'] as const;
const level = fc.constantFrom(...LEVELS);
const slug = fc.constantFrom('wireguard', 'landlock', 'okernel', 'ima-namespace', 'kspp');
const key = fc.constantFrom('ci-boots', 'readme', 'fuzzed');
const reason = sentence(10).filter((text) => /[a-z]/.test(text));
const said = { reason, evidence: fc.uniqueArray(url, { maxLength: 2 }) };

export const decision: fc.Arbitrary<DecisionContent> = fc.oneof(
  fc.record({
    kind: fc.constant('CHANGE' as const),
    project: slug,
    statedFrom: fc.option(level),
    to: level,
    effectiveOn: fc.option(day),
    ...said,
  }),
  fc.record({ kind: fc.constant('CONFIRMATION' as const), project: slug, level, ...said }),
  fc.record({
    kind: fc.constant('CORRECTION' as const),
    project: slug,
    corrects: day,
    to: level,
    effectiveOn: fc.option(day),
    ...said,
  }),
  fc.record({ kind: fc.constant('RETRACTION' as const), project: slug, corrects: day, ...said }),
  fc.record({
    kind: fc.constant('ASSESSMENT' as const),
    project: slug,
    criterion: key,
    result: fc.constantFrom('MET' as const, 'NOT_MET' as const, 'NOT_APPLICABLE' as const),
    until: fc.option(day),
    ...said,
  }),
  fc.record({ kind: fc.constant('WAIVER' as const), project: slug, criterion: key, until: day, ...said }),
  fc.record({ kind: fc.constant('WAIVER_REVOCATION' as const), project: slug, criterion: key, ...said }),
  fc.record({
    kind: fc.constant('CLAIM' as const),
    projects: fc
      .uniqueArray(slug, { minLength: 2, maxLength: 2 })
      .map((pair) => pair.sort() as [string, string]),
    verdict: fc.constantFrom('TESTED' as const, 'PROTOTYPED' as const, 'NEEDS_PORT' as const),
    kernelSeries: fc.option(fc.constantFrom('4.9', '4.11')),
    ...said,
  }),
  fc.record({
    kind: fc.constant('CRITERION' as const),
    criterion: key,
    gates: level,
    criterionKind: fc.constantFrom('CI' as const, 'REVIEW' as const),
    title: fc.stringMatching(/^[A-Za-z][a-z ]{0,20}[a-z]$/).map((text) => text.replace(/ +/g, ' ')),
    ...said,
  }),
  fc.record({ kind: fc.constant('CRITERION_DROP' as const), criterion: key, ...said }),
);

/** A report before there are notes. */
export const document: fc.Arbitrary<ReportDocument> = day.chain((date) => {
  const noon = Date.parse(`${date}T18:00:00Z`);
  return fc.record({
    header: fc.record({
      date: fc.constant(date),
      startsAt: fc.option(
        fc.integer({ min: -9 * 60, max: 13 * 60 }).map((offset) => new Date(noon + offset * 60_000)),
      ),
      location: fc.option(fc.oneof(url, fc.constantFrom('Room 2', 'at the *usual* place', 'Moby_Dock'))),
      announcementUrl: fc.option(url),
      recordingUrl: fc.option(url),
      previousOn: fc.constant(null),
      scribe: fc.option(handle),
      attendeeOrganisations: fc.uniqueArray(fc.constantFrom('Docker', 'Intel', 'HPE', 'Arxan Technologies'), {
        maxLength: 3,
      }),
    }),
    isAhead: fc.boolean(),
    agenda: fc.array(item(2), { maxLength: 4 }),
    next: fc.option(
      fc.record({
        on: fc.constant(new Date(noon + 14 * 86_400_000).toISOString().slice(0, 10)),
        topics: fc.uniqueArray(topic, { maxLength: 2, selector: ({ title }) => title.toLowerCase() }),
      }),
    ),
    decisions: fc.array(decision, { maxLength: 4 }),
  });
});

/** A line of minutes as people write them, wraps and all. */
const line = fc
  .tuple(
    fc.option(
      handle.map((name) => `@${name}: `),
      { nil: '' },
    ),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: WORD },
        url.map((link) => `[slides](${link})`),
        url,
        fc.constantFrom('[WireGuard](../../projects/wireguard/)', 'works', 'CI', 'Question:', 'Answer:'),
      ),
      { minLength: 1, maxLength: 12 },
    ),
    fc.nat(11),
  )
  .map(([speaker, words, wrap]) => ({
    text: speaker + words.slice(0, wrap).join(' '),
    more: words.slice(wrap).join(' '),
  }))
  .filter(({ text }) => /^[@A-Za-z[]/.test(text.trim()));

const indented = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), line), { maxLength: 12 });

/** The notes of a meeting, as Markdown. */
export const notes: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('-', '*'), fc.constantFrom(2, 4), indented)
  .map(([bullet, width, lines]) => {
    let depth = -1;
    return lines
      .map(([wanted, { text, more }]) => {
        depth = Math.min(wanted, depth + 1);
        const indent = ' '.repeat(depth * width);
        return `${indent}${bullet} ${text.trim()}${more.trim() ? `\n${indent}  ${more.trim()}` : ''}`;
      })
      .join('\n');
  });
