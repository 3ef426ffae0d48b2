import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { mostlyUnread } from '../../../src/reports/guards.ts';
import { parseReport } from '../../../src/reports/parse/index.ts';

interface Expected {
  date: string;
  attendees: number;
  absent?: number;
  recording?: string;
  actions?: number | { open: number; done: number };
  resolutions?: number;
  scribe?: string;
  presenter_of_item_2?: string;
  presenter_of_item_3?: string;
  projects_if_known?: string[];
  words: number;
  speakers?: string[];
  agenda?: number;
  minutes_of_item_2?: number;
  start?: string;
  next?: string;
  votes?: { for: number; against: number; abstained: number };
}

const folder = new URL('../../fixtures/minutes/', import.meta.url);
const text = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const all = Object.entries(parseYaml(text('expected.yaml')) as Record<string, Expected>);
const KNOWN = [{ slug: 'permission-model', alias: 'Permission model' }];
/** What of `expected.yaml` is looked at here; the share of words is on the page of the meeting. */
const LOOKED_AT = [
  ...['date', 'words', 'attendees', 'absent', 'recording', 'actions', 'resolutions', 'scribe', 'speakers'],
  ...['presenter_of_item_2', 'presenter_of_item_3', 'minutes_of_item_2', 'projects_if_known', 'agenda'],
  ...['start', 'next', 'votes'],
];
/** Where only month and day are in the name, the year is in the folder. */
const read = (file: string) =>
  parseReport(text(file), { path: file.startsWith('SIG-') ? `2022/${file}` : file, aliases: KNOWN });

test.each(all)('%s is read: day, people, actions, resolutions', (file, expected) => {
  const { report, diagnostics } = read(file);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!report) throw new Error('expected a report');
  expect(report.date).toBe(new Date(expected.date).toISOString().slice(0, 10));
  expect(mostlyUnread(report, text(file))).toBeNull();
  const there = report.attendance.filter(({ state }) => state === 'PRESENT');
  expect(there.map(({ name }) => name)).toHaveLength(expected.attendees);
  expect(report.attendance.length - there.length).toBeGreaterThanOrEqual(expected.absent ?? 0);
  if (expected.recording) expect(report.recordingUrl).toBe(expected.recording);
  const done = report.actionItems.filter(({ doneOn }) => doneOn !== null).length;
  if (typeof expected.actions === 'number') expect(report.actionItems).toHaveLength(expected.actions);
  else if (expected.actions)
    expect({ open: report.actionItems.length - done, done }).toEqual(expected.actions);
  expect(report.resolutions).toHaveLength(expected.resolutions ?? 0);
  const [resolution] = report.resolutions;
  if (expected.votes)
    expect(resolution).toMatchObject({
      votesFor: expected.votes.for,
      votesAgainst: expected.votes.against,
      votesAbstained: expected.votes.abstained,
    });
  if (expected.agenda) expect(report.agenda).toHaveLength(expected.agenda);
  if (expected.minutes_of_item_2) expect(report.agenda[1]?.minutes).toBe(expected.minutes_of_item_2);
  if (expected.start) expect(report.startsAt).toEqual(new Date(expected.start));
  if (expected.next) expect(report.announcedNextOn).toBe(new Date(expected.next).toISOString().slice(0, 10));
  for (const speaker of expected.speakers ?? [])
    expect(report.notes.flatMap((note) => [note.speaker, note.speakerName])).toContain(speaker);
  for (const at of [2, 3] as const) {
    const item = report.agenda[at - 1];
    const presenter = expected[`presenter_of_item_${at}`];
    if (presenter)
      expect([...(item?.presenters ?? []), ...(item?.presenterNames ?? [])]).toEqual([presenter]);
  }
  if (expected.scribe) expect([report.scribe, report.scribeName]).toContain(expected.scribe);
  for (const slug of expected.projects_if_known ?? [])
    expect(report.notes.flatMap(({ projects }) => projects.map((each) => each.slug))).toContain(slug);
  expect(Object.keys(expected).filter((key) => !LOOKED_AT.includes(key))).toEqual([]);
});
