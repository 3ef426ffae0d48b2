import { describe, expect, test } from 'vitest';
import { parseReport } from '../../src/reports/parse/index.ts';
import type { AgendaItem, ParsedReport } from '../../src/reports/types.ts';
import { readSeeds } from '../../src/seed/read.ts';
import { facts, hasShared, realReport } from './shared.ts';

const seeds = await readSeeds();
const aliases = seeds.projects.flatMap(({ slug, aliases }) => aliases.map((alias) => ({ slug, alias })));
const read = new Map(
  seeds.reports.map(({ date, path, markdown }) => [date, parseReport(markdown, { path, aliases })]),
);
const report = (date: string): ParsedReport => {
  const parsed = read.get(date)?.report;
  if (!parsed) throw new Error(`no paraphrase of ${date}`);
  return parsed;
};
const flat = (items: AgendaItem[]): AgendaItem[] => items.flatMap((item) => [item, ...flat(item.items)]);

test('all seven meetings are there, and the reader has nothing to say about any of them', () => {
  expect([...read.keys()]).toEqual([
    '2017-05-24',
    '2017-06-07',
    '2017-06-21',
    '2017-07-05',
    '2017-07-19',
    '2017-08-02',
    '2017-08-16',
  ]);
  for (const { diagnostics } of read.values()) expect(diagnostics).toEqual([]);
});

test.each([...read.keys()])('the one of %s says that it is a paraphrase, and of what', (date) => {
  expect(report(date).paraphrase).toEqual({
    original: `https://github.com/linuxkit/linuxkit/blob/3bf33c3a11fc20b459195294a7d8980cbca4195b/reports/sig-security/${date}.md?plain=1`,
  });
  expect(report(date)).toMatchObject({ decisions: [], unread: [] });
});

test('kspp is on the agenda of the first meeting, and no note is about it', () => {
  const { agenda, notes } = report('2017-05-24');
  expect(flat(agenda).filter(({ projects }) => projects.some(({ slug }) => slug === 'kspp'))).toHaveLength(1);
  expect(notes.filter(({ projects }) => projects.some(({ slug }) => slug === 'kspp'))).toEqual([]);
});

test('SELinux and bare IMA are nowhere taken for the projects of that name', () => {
  for (const date of read.keys())
    for (const note of report(date).notes)
      expect(note.projects.map(({ slug }) => slug)).not.toContain('selinux');
});

describe.skipIf(!hasShared)('compared with ../shared', () => {
  const meetings = hasShared ? facts('meetings').meetings : [];

  test('every header field of every meeting is the fact, and what is null stays absent', () => {
    for (const fact of meetings) {
      const parsed = report(fact.date);
      expect(parsed).toMatchObject({
        date: fact.date,
        startsAt: new Date(`${fact.date}T16:00:00Z`),
        location: expect.stringContaining('https://docker.zoom.us/j/779801882'),
        announcementUrl: fact.announcement,
        recordingUrl: fact.recording,
        previousMeeting: fact.previous,
        scribe: fact.scribe?.slice(1) ?? null,
        announcedNextOn: fact.next,
        attendeeOrganisations: fact.attendee_organisations ?? [],
      });
      expect(parsed.plannedNext.map(({ presenters }) => presenters)).toEqual(
        (fact.planned_next ?? []).map(({ presenters }: { presenters: string[] }) =>
          presenters.map((handle) => handle.slice(1)),
        ),
      );
    }
  });

  test('agendas have the items of the facts, with their minutes and presenters', () => {
    for (const fact of meetings)
      expect(report(fact.date).agenda.map(({ minutes, presenters }) => ({ minutes, presenters }))).toEqual(
        fact.agenda.map((item: string) => ({
          minutes: Number(/\((\d+) min\)/.exec(item)?.[1] ?? 0) || null,
          presenters: [...item.matchAll(/@([\w-]+)/g)].map(([, handle]) => handle),
        })),
      );
  });

  test('every observation has its notes, under its project and by its speaker', () => {
    for (const fact of meetings)
      for (const { project, speaker } of fact.observations) {
        const { notes } = report(fact.date);
        if (project)
          expect(notes.flatMap(({ projects }) => projects.map(({ slug }) => slug))).toContain(project);
        if (speaker) expect(notes.map((note) => note.speaker)).toContain(speaker.slice(1));
      }
  });

  test('no six words in a row are those of the original', () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const runs = (list: string[]) => list.slice(5).map((_, i) => list.slice(i, i + 6).join(' '));
    for (const { date } of meetings) {
      const original = realReport(date);
      if (original === null) continue;
      const theirs = new Set(runs(words(original)));
      const { agenda, notes } = report(date);
      // A list of names can be said in one way only.
      const ours = [...flat(agenda).map(({ title }) => title), ...notes.map(({ text }) => text)].filter(
        (text) => !text.startsWith('Attendees from'),
      );
      expect(ours.flatMap((text) => runs(words(text))).filter((run) => theirs.has(run))).toEqual([]);
    }
  });
});
