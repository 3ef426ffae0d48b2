import { existsSync, readFileSync } from 'node:fs';
import { formatDiagnostic } from '../../../src/reports/diagnostics.ts';
import type { LineSpan } from '../../../src/reports/lines.ts';
import { type Parsed, parseReport } from '../../../src/reports/parse/index.ts';
import type { AgendaItem, ParsedReport, ProjectAlias } from '../../../src/reports/types.ts';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'clear-containers': ['clear-containers', 'Clear Containers', 'clear containers', 'Intel Clear Containers'],
  'ima-namespace': ['ima-namespace', 'IMA namespacing', 'IMA namespace support', 'IMA-namespace'],
  'kernel-config': ['kernel-config', 'Kernel config', 'kernel config project'],
  kspp: ['kspp', 'KSPP', 'Kernel Self Protection Project'],
  landlock: ['landlock', 'Landlock', 'Landlock LSM', 'landlock-lsm'],
  memorizer: ['memorizer', 'Memorizer', 'ops+memorizer'],
  miragesdk: ['miragesdk', 'mirageSDK', 'MirageSDK', 'Mirage SDK'],
  okernel: ['okernel', 'OKernel', 'Linux okernel', 'Split Kernel', 'linux-okernel'],
  selinux: ['projects/selinux'],
  wireguard: ['wireguard', 'Wireguard', 'WireGuard'],
};

export const aliases: ProjectAlias[] = Object.entries(NAMES).flatMap(([slug, names]) =>
  names.map((alias) => ({ slug, alias })),
);

export const PATH = 'reports/sig-security/2017-05-24.md';

export const parse = (source: string, path = PATH): Parsed =>
  parseReport(source, {
    path,
    aliases,
    repository: 'https://github.com/linuxkit/linuxkit/blob/master/reports/sig-security/',
  });

/** The report of a source that must have one. */
export function reportOf(source: string, path = PATH): ParsedReport {
  const { report, diagnostics } = parse(source, path);
  if (!report) throw new Error(`no report: ${diagnostics.map(formatDiagnostic).join('\n')}`);
  return report;
}

/** `line:column rule` of each. */
export const places = ({ diagnostics }: Pick<Parsed, 'diagnostics'>) =>
  diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`);

/** Only the notes of a report whose minutes are `markdown`; its first line is line 5. */
export const notesOf = (markdown: string) =>
  reportOf(`# 2017-05-24\n\n## Meeting Notes\n\n${markdown}`).notes;

export const flatten = (items: readonly AgendaItem[]): AgendaItem[] =>
  items.flatMap((item) => [item, ...flatten(item.items)]);

const REPORTS = new URL('../../../../shared/reports/', import.meta.url);
export const hasRealReports = existsSync(REPORTS);
export const realReport = (date: string) => readFileSync(new URL(`${date}.md`, REPORTS), 'utf8');

/** Every span of a report that accounts for source lines. */
const spansOf = (report: ParsedReport): LineSpan[] => [
  ...report.headings,
  ...report.header,
  ...flatten(report.agenda),
  ...report.announcements,
  ...report.plannedNext,
  ...report.planRemarks,
  ...report.notes,
  ...report.attendance,
  ...report.actionItems,
  ...report.reviews,
  ...report.resolutions,
  ...report.lists,
  ...report.decisions,
  ...report.decisionRemarks,
  ...report.unread,
];

/** Lines that are not blank and that no part of the report accounts for. */
export function lostLines(source: string, report: ParsedReport) {
  const kept = new Set<number>();
  for (const { lineStart, lineEnd } of spansOf(report)) {
    for (let line = lineStart; line <= lineEnd; line++) kept.add(line);
  }
  return source
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .flatMap((raw, index) => (raw.trim() === '' || kept.has(index + 1) ? [] : [`${index + 1}: ${raw}`]));
}

/** Lines of notes whose Markdown is not, to the character, what stands in the source. */
export function alteredLines(source: string, report: ParsedReport) {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return report.notes.flatMap(({ markdown, lineStart, lineEnd }) => {
    const parts = markdown.split('\n');
    if (parts.length !== lineEnd - lineStart + 1) return [`${lineStart}: ${parts.length} lines`];
    return parts.flatMap((part, index) => {
      const raw = lines[lineStart - 1 + index] ?? '';
      const before = raw.slice(0, raw.length - part.length);
      const isSlice =
        raw.endsWith(part) &&
        /^[ \t\u00a0]*(?:(?:[-*+•◦▪●○‣]|\d{1,9}[.)]|#{1,6})[ \t\u00a0]*)?$/.test(before);
      return isSlice || raw.trim() === '' ? [] : [`${lineStart + index}: ${raw}`];
    });
  });
}
