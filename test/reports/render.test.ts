import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/base/zones.ts';
import { contentOf } from '../../src/reports/decisions/content.ts';
import { parseReport } from '../../src/reports/parse/index.ts';
import { renderTime } from '../../src/reports/render/clock.ts';
import { renderDecision } from '../../src/reports/render/decision.ts';
import { escapeMarkdown } from '../../src/reports/render/escape.ts';
import { type RenderedItem, renderReport } from '../../src/reports/render/report.ts';
import type { AgendaItem } from '../../src/reports/types.ts';
import { decision, document } from './import/generated.ts';

const slugs = ['wireguard', 'landlock', 'okernel', 'ima-namespace', 'kspp'];
const read = (source: string) => parseReport(source, { path: 'report.md', aliases: [], slugs });

const shape = ({ title, minutes, presenters, items }: AgendaItem | RenderedItem): unknown => ({
  title,
  minutes,
  presenters,
  items: items.map(shape),
});

const instantOfNine = (date: string) =>
  new Date(instantOf('America/Los_Angeles', Date.parse(`${date}T09:00:00Z`)));

describe('a report that the tracker writes', () => {
  test('is read again as what was written', () => {
    fc.assert(
      fc.property(document, (written) => {
        const { report, diagnostics } = read(renderReport(written));
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const { header, agenda, next } = written;
        expect(report).toMatchObject({
          date: header.date,
          location: header.location,
          announcementUrl: header.announcementUrl,
          recordingUrl: header.recordingUrl,
          scribe: header.scribe,
          attendeeOrganisations: header.attendeeOrganisations,
          announcedNextOn: next?.on ?? null,
        });
        expect(report?.startsAt).toEqual(
          header.startsAt && renderTime(header.startsAt, header.date) ? header.startsAt : null,
        );
        expect(report?.agenda.map(shape)).toEqual(agenda.map(shape));
        expect(report?.plannedNext.map(({ text, presenters }) => ({ text, presenters }))).toEqual(
          next?.topics.map(({ title, presenters }) => ({ text: title, presenters })) ?? [],
        );
        expect(report?.unread).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('says each decision in the grammar that it is read by', () => {
    fc.assert(
      fc.property(decision, (written) => {
        const { report, diagnostics } = read(`# 2017-05-24\n\n## Decisions\n\n${renderDecision(written)}\n`);
        expect(diagnostics).toEqual([]);
        expect(report?.decisions.map(contentOf)).toEqual([written]);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps plain text to the character', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((given) => given.replace(/[\s\p{C}]+/gu, ' ').trim())
      .filter((given) => given !== '' && !/[@:]|\d\s?(?:h|m)|^\W*$/iu.test(given));
    fc.assert(
      fc.property(text, (written) => {
        const { report } = read(`# 2017-05-24\n\n## Meeting Notes\n\n- ${escapeMarkdown(written)}\n`);
        expect(report?.notes.map((note) => note.text)).toEqual([written]);
      }),
      { numRuns: 1000 },
    );
  });

  test('says the time by the clocks of the Pacific, the Atlantic and London, in summer, in winter and between', () => {
    const times = Object.fromEntries(
      ['2017-05-24', '2017-12-20', '2017-03-22', '2017-11-01'].map((date) => [
        date,
        renderTime(instantOfNine(date), date),
      ]),
    );
    expect(times).toEqual({
      '2017-05-24': '**9am PDT** (12pm EDT, 5pm BST)',
      '2017-12-20': '**9am PST** (12pm EST, 5pm GMT)',
      // Summer time begins and ends on different Sundays on the two sides of the ocean.
      '2017-03-22': '**9am PDT** (12pm EDT, 4pm GMT)',
      '2017-11-01': '**9am PDT** (12pm EDT, 4pm GMT)',
    });
  });

  test('gives a time in UTC where it is another day on the Pacific coast, and none where no clock shows that day', () => {
    expect(renderTime(new Date('2017-05-24T03:30:00Z'), '2017-05-24')).toBe('**03:30 UTC**');
    expect(renderTime(new Date('2017-05-25T20:00:00Z'), '2017-05-24')).toBeNull();
  });
});
