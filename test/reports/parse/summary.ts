import { formatDiagnostic } from '../../../src/reports/diagnostics.ts';
import type { LineSpan } from '../../../src/reports/lines.ts';
import type { AgendaItem, Note, ParsedReport } from '../../../src/reports/types.ts';
import { parse } from './helpers.ts';

const lines = ({ lineStart, lineEnd }: LineSpan) =>
  `L${lineStart}${lineEnd > lineStart ? `-${lineEnd}` : ''}`;
const words = (...parts: (string | false | null | undefined)[]) => parts.filter(Boolean).join(' ');
const handles = (names: readonly string[]) => names.map((name) => `@${name}`).join(' ');

function itemLines(item: AgendaItem, indent = ''): string[] {
  const { title, minutes, presenters, projects, items } = item;
  const about = projects.map(({ slug, via }) => `${slug}/${via}`).join(' ');
  const line = words(
    `${indent}${item.position}`,
    lines(item),
    `"${title}"`,
    minutes !== null && `${minutes} min`,
    handles(presenters),
    about,
  );
  return [line, ...items.flatMap((sub) => itemLines(sub, `${indent}  `))];
}

function noteLine(note: Note) {
  const { depth, text, section, speaker, kind, leads, answer, links, projects } = note;
  return words(
    `${'  '.repeat(depth)}${lines(note)} "${text}"`,
    depth > 0 && `in "${section}"`,
    speaker && `by @${speaker}`,
    kind,
    handles(leads),
    answer !== null && `answer "${answer}"`,
    ...projects.map(
      ({ slug, role, via, isInherited }) => `${slug}/${role}/${via}${isInherited ? '/inherited' : ''}`,
    ),
    ...links.map(({ url }) => `<${url}>`),
  );
}

const reportSummary = (report: ParsedReport) => ({
  date: report.date,
  title: report.title,
  startsAt: report.startsAt?.toISOString() ?? null,
  location: report.location,
  announcementUrl: report.announcementUrl,
  recordingUrl: report.recordingUrl,
  previousMeeting: report.previousMeeting,
  scribe: report.scribe,
  attendeeOrganisations: report.attendeeOrganisations,
  headings: report.headings.map((heading) => `${heading.kind} ${lines(heading)}`),
  header: report.header.map((field) => `${field.kind} ${lines(field)} ${field.label}: ${field.text}`),
  agenda: report.agenda.flatMap((item) => itemLines(item)),
  announcedNextOn: report.announcedNextOn,
  announcements: report.announcements.map(
    (next) => `${next.origin} ${lines(next)} ${next.on} "${next.text}"`,
  ),
  plannedNext: report.plannedNext.map((topic) =>
    words(
      topic.origin,
      lines(topic),
      `"${topic.text}"`,
      handles(topic.presenters),
      ...topic.projects.map(({ slug }) => slug),
    ),
  ),
  planRemarks: report.planRemarks.map((remark) => `${lines(remark)} ${remark.markdown}`),
  notes: report.notes.map(noteLine),
  attendance: report.attendance.map((person) =>
    words(
      person.state,
      lines(person),
      `"${person.name}"`,
      person.handle && `@${person.handle}`,
      person.organisation && `of "${person.organisation}"`,
      person.remark && `(${person.remark})`,
    ),
  ),
  actionItems: report.actionItems.map((item) =>
    words(
      lines(item),
      item.owner && `"${item.owner}":`,
      `"${item.text}"`,
      item.dueOn && `due ${item.dueOn}`,
      item.doneOn ? `done ${item.doneOn}` : 'open',
      ...item.projects.map(({ slug }) => slug),
    ),
  ),
  reviews: report.reviews.map((review) =>
    words(lines(review), review.of, `"${review.text}"`, review.doneOn && `done ${review.doneOn}`),
  ),
  resolutions: report.resolutions.map((resolution) =>
    words(
      lines(resolution),
      `"${resolution.text}"`,
      resolution.votesFor !== null && `${resolution.votesFor} for`,
      resolution.votesAgainst !== null && `${resolution.votesAgainst} against`,
      resolution.votesAbstained !== null && `${resolution.votesAbstained} abstained`,
      resolution.isUnanimous && 'unanimous',
      resolution.decisionLine !== null && `with L${resolution.decisionLine}`,
    ),
  ),
  decisions: report.decisions.map((decision) => `${decision.kind} ${lines(decision)}`),
  decisionRemarks: report.decisionRemarks.map((remark) => `${lines(remark)} ${remark.markdown}`),
  unread: report.unread.map((block) => `${lines(block)} ${block.markdown}`),
});

/** A report as few lines that a person can check against its source. */
export function summarise(source: string, path: string) {
  const { report, diagnostics } = parse(source, path);
  const said = diagnostics.map((diagnostic) => `${diagnostic.severity} ${formatDiagnostic(diagnostic)}`);
  if (!report) return { report, diagnostics: said };
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  const told = Object.entries(reportSummary(report)).filter(([, value]) => !isEmpty(value));
  return { report: Object.fromEntries(told), diagnostics: said };
}
