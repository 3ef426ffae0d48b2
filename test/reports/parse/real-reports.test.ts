import { describe, expect, test } from 'vitest';
import type { AgendaItem, ParsedReport } from '../../../src/reports/types.ts';
import { alteredLines, hasRealReports, lostLines, parse, realReport, reportOf } from './helpers.ts';

const ZOOM = 'https://docker.zoom.us/j/779801882';
const AT_NINE_PACIFIC = 'T16:00:00.000Z';

/** `position lineStart minutes @presenter project: title`, sub-items indented. */
const agendaLines = (items: readonly AgendaItem[], indent = ''): string[] =>
  items.flatMap(({ position, lineStart, minutes, presenters, projects, title, items: below }) => [
    `${indent}${[position, lineStart, minutes ?? '-', ...presenters.map((name) => `@${name}`), ...projects.map(({ slug }) => slug)].join(' ')}: ${title}`,
    ...agendaLines(below, `${indent}  `),
  ]);

/** `lines depth line-of-parent @speaker KIND project`; `?` marks a mention, `/LINK` and `/ALIAS` what the note itself names. */
const noteLines = ({ notes }: ParsedReport) =>
  notes.map(({ lineStart, lineEnd, depth, parent, speaker, kind, projects }) =>
    [
      lineStart === lineEnd ? lineStart : `${lineStart}-${lineEnd}`,
      depth,
      parent === null ? '-' : notes[parent]?.lineStart,
      ...(speaker ? [`@${speaker}`] : []),
      ...(kind ? [kind] : []),
      ...projects.map(
        ({ slug, role, via, isInherited }) =>
          `${slug}${role === 'MENTION' ? '?' : ''}${isInherited ? '' : `/${via}`}`,
      ),
    ].join(' '),
  );

const header = ({
  startsAt,
  location,
  announcementUrl,
  recordingUrl,
  previousMeeting,
  scribe,
  attendeeOrganisations,
}: ParsedReport) => ({
  startsAt: startsAt?.toISOString(),
  location,
  announcementUrl,
  recordingUrl,
  previousMeeting,
  scribe,
  attendeeOrganisations,
});

const plan = ({ announcedNextOn, announcements, plannedNext, planRemarks }: ParsedReport) => ({
  announcedNextOn,
  announcedIn: announcements.map(({ origin, lineStart }) => `${origin} ${lineStart}`),
  planned: plannedNext.map(
    ({ origin, text, presenters, projects, lineStart }) =>
      `${origin} ${lineStart} ${text} @${presenters.join(' @')} ${projects.map(({ slug }) => slug).join(' ')}`,
  ),
  remarks: planRemarks.map(({ lineStart }) => lineStart),
});

const noteAt = (date: string, line: number) => {
  const note = reportOf(realReport(date), `${date}.md`).notes.find(({ lineStart }) => lineStart === line);
  if (!note) throw new Error(`no note begins at line ${line} of ${date}`);
  return note;
};

const EXPECTED: Record<string, { header: object; agenda: string[]; plan: object; notes: string[] }> = {
  '2017-05-24': {
    header: {
      startsAt: `2017-05-24${AT_NINE_PACIFIC}`,
      location: ZOOM,
      announcementUrl:
        'https://forums.mobyproject.org/t/introducing-linuxkit-security-sig-first-meeting-may-24th/47',
      recordingUrl: 'https://youtu.be/OB1Tu6cISLg',
      previousMeeting: null,
      scribe: null,
      attendeeOrganisations: ['Docker', 'Intel', 'HPE', 'Google', 'IBM', 'ARM', 'Arxan Technologies'],
    },
    agenda: [
      '1 11 -: Introductions',
      '2 12 -: Overview of LinuxKit and its security initiatives',
      '3 13 -: Discuss goals of SIG',
      '4 14 -: Updates on security /projects:',
      '  5 15 - clear-containers: clear-containers',
      '  6 16 - kernel-config: kernel-config',
      '  7 17 - kspp: kspp',
      '  8 18 - landlock: landlock',
      '  9 19 - miragesdk: miragesdk',
      '  10 20 - okernel: okernel',
      '  11 21 - wireguard: wireguard',
      '  12 22 - ima-namespace: IMA namespace support',
      '13 23 -: Proposal: hardened channel - combining multiple security /projects into one yml',
      '  14 24 -: which projects are ready?  When is a project "ready"?',
      '  15 25 -: which projects can / cannot be combined?',
    ],
    plan: {
      announcedNextOn: '2017-06-07',
      announcedIn: ['AGENDA 26'],
      planned: ['AGENDA 27 miragesdk demo and deep dive @samoht miragesdk'],
      remarks: [28],
    },
    notes: [
      '32 0 -',
      '33 1 32',
      '34 1 32',
      '35 0 -',
      '36-37 1 35',
      '38 1 35',
      '39 1 35',
      '40-41 1 35',
      '42 1 35',
      '43 0 -',
      '44 1 43 clear-containers/LINK',
      '45-46 2 44 QUESTION clear-containers/ALIAS',
      '47 1 43 kernel-config/LINK',
      '48-49 2 47 kernel-config/ALIAS',
      '50 1 43 landlock/LINK',
      '51-52 2 50 landlock',
      '53 2 50 landlock',
      '54 1 43',
      '55 2 54',
      '56 2 54',
      '57 1 43 miragesdk/LINK',
      '58-59 2 57 miragesdk',
      '60 2 57 miragesdk',
      '61 2 57 miragesdk',
      '62 1 43 okernel/LINK',
      '63 2 62 okernel',
      '64-65 2 62 okernel',
      '66 2 62 okernel',
      '67 1 43 wireguard/LINK',
      '68 2 67 wireguard',
      '69 2 67 wireguard',
      '70 2 67 wireguard',
      '71-72 2 67 wireguard',
      '73 2 67 wireguard',
      '74 2 67 wireguard',
      '75 1 43 ima-namespace/LINK',
      '76 2 75 ima-namespace',
      '77 2 75 ima-namespace',
      '78 2 75 ima-namespace',
      '79-80 2 75 ima-namespace',
      '81 0 -',
      '82-84 1 81',
      '85 1 81',
      '86 0 -',
      '87 1 86',
      '88 1 86',
    ],
  },
  '2017-06-07': {
    header: {
      startsAt: `2017-06-07${AT_NINE_PACIFIC}`,
      location: ZOOM,
      announcementUrl: 'https://forums.mobyproject.org/t/2017-06-07-linuxkit-security-sig-meeting/58',
      recordingUrl: 'https://youtu.be/GkjswX75K08',
      previousMeeting: '2017-05-24',
      scribe: 'mgoelzer',
      attendeeOrganisations: [],
    },
    agenda: [
      '1 13 5: Introductions & Administrivia',
      '2 14 15: RFC on "probational"/"hardened"/"staging" channel',
      '  3 15 -: proof-of-concept in LinuxKit repo',
      '  4 16 -: proposed process for promotion to channel, out of channel',
      '5 17 10 @fntlnz: buildchain security: PIE/ASLR for packages',
      '6 18 20 @avsm @samoht @yomimono @talex5 miragesdk: miragesdk deep dive',
      '  7 19 -: What is it?  Why do we care?',
      '  8 20 -: RFC: which system daemons should we implement?',
      '  9 21 -: architecture deep dive',
      '  10 22 -: demo: dhcp',
      '11 23 10: Project updates',
    ],
    plan: {
      announcedNextOn: '2017-06-21',
      announcedIn: ['AGENDA 24'],
      planned: ['AGENDA 25 landlock demo and deep dive @l0kod landlock'],
      remarks: [26],
    },
    notes: [
      '31 0 -',
      '33 0 -',
      '34 1 33',
      '35 1 33',
      '36 1 33',
      '37 1 33',
      '38 1 33 wireguard?/ALIAS landlock?/ALIAS',
      '39 1 33 @cschaufler',
      '40 1 33 @justincormack',
      '41 1 33',
      '42 1 33 @avsm',
      '44 0 -',
      '45 1 44 DISCUSSION_LEAD',
      '46 1 44',
      '47 1 44',
      '48 2 47',
      '49 3 48',
      '50 3 48',
      '51 2 47',
      '52 3 51',
      '53 1 44',
      '54 2 53 @cschaufler',
      '55 2 53 @avsm',
      '56 1 44 @justincormack',
      '57 1 44 @riyazdf',
      '59 0 - miragesdk/ALIAS',
      '60 1 59 DISCUSSION_LEAD miragesdk',
      '61 1 59 SLIDES miragesdk',
      '62 1 59 miragesdk',
      '63 2 62 miragesdk',
      '64 2 62 miragesdk',
      '65 1 59 miragesdk/LINK',
      '66 1 59 miragesdk',
      '67 1 59 miragesdk',
      '68 1 59 miragesdk',
      '69 2 68 miragesdk',
      '70 2 68 miragesdk',
      '71 2 68 miragesdk',
      '72 1 59 miragesdk',
      '73 1 59 @yomimono miragesdk',
      '74 2 73 miragesdk',
      '75 2 73 miragesdk',
      '76 1 59 miragesdk',
    ],
  },
  '2017-07-19': {
    header: {
      startsAt: `2017-07-19${AT_NINE_PACIFIC}`,
      location: ZOOM,
      announcementUrl: 'https://forums.mobyproject.org/t/2017-07-19-linuxkit-security-sig-meeting/109',
      recordingUrl: 'https://www.youtube.com/watch?v=04TsF72o-V4',
      previousMeeting: '2017-07-05',
      scribe: null,
      attendeeOrganisations: [],
    },
    agenda: [
      '1 14 5: Introductions & Administrivia',
      '2 15 45 @zx2c4 wireguard: WireGuard deep dive',
      '  3 16 -: Differences from other VPNs',
      '  4 17 -: Cryptography',
      '  5 18 -: Usage with network namespaces',
      '  6 19 -: demo',
      '7 20 10: Project updates',
    ],
    plan: {
      announcedNextOn: '2017-08-02',
      announcedIn: ['AGENDA 21', 'NOTES 58'],
      planned: [],
      remarks: [22, 23],
    },
    notes: [
      '27-29 0 - wireguard/ALIAS',
      '30 1 27 wireguard',
      '31-33 1 27 wireguard',
      '34 1 27 wireguard',
      '35 2 34 wireguard/ALIAS',
      '36-37 2 34 wireguard/ALIAS',
      '38 1 27 wireguard/ALIAS',
      '39-40 2 38 wireguard',
      '41 1 27 wireguard',
      '42-43 2 41 wireguard/ALIAS',
      '44-45 1 27 wireguard/ALIAS',
      '46 1 27 wireguard/ALIAS',
      '47 1 27 wireguard',
      '48 2 47 wireguard',
      '49 2 47 wireguard',
      '50 1 27 wireguard',
      '51 2 50 wireguard',
      '52 2 50 wireguard',
      '53 2 50 wireguard',
      '54 1 27 wireguard',
      '55 2 54 wireguard',
      '56 2 54 wireguard',
      '57 2 54 wireguard',
      '58 0 - NEXT_MEETING',
    ],
  },
  '2017-08-02': {
    header: {
      startsAt: `2017-08-02${AT_NINE_PACIFIC}`,
      location: ZOOM,
      announcementUrl: null,
      recordingUrl: 'https://www.youtube.com/watch?v=5FHYdwQlAMs',
      previousMeeting: '2017-07-19',
      scribe: null,
      attendeeOrganisations: [],
    },
    agenda: [
      '1 13 5: Introductions & Administrivia',
      '2 14 45 @ncopa: Alpine Linux - security deep dive',
      '3 15 10: Project updates',
    ],
    plan: { announcedNextOn: '2017-08-16', announcedIn: ['AGENDA 16'], planned: [], remarks: [17, 18] },
    notes: [
      '22 0 -',
      '23 1 22 QUESTION',
      '24 2 23 ANSWER',
      '25-26 1 22 QUESTION',
      '27-28 2 25 ANSWER',
      '29 1 22 QUESTION',
      '30-31 2 29 ANSWER',
      '32 1 22 QUESTION',
      '33-35 2 32 ANSWER',
      '36 1 22 QUESTION',
      '37-39 2 36',
    ],
  },
};

describe.skipIf(!hasRealReports)('the real reports, where ../shared/reports has them', () => {
  test.each(Object.entries(EXPECTED))('%s is read field by field', (date, expected) => {
    const source = realReport(date);
    const { diagnostics } = parse(source, `reports/sig-security/${date}.md`);
    expect(diagnostics).toEqual([]);
    const report = reportOf(source, `reports/sig-security/${date}.md`);
    expect(report).toMatchObject({ date, title: date, paraphrase: null, decisions: [], unread: [] });
    expect(header(report)).toEqual(expected.header);
    expect(agendaLines(report.agenda)).toEqual(expected.agenda);
    expect(plan(report)).toEqual(expected.plan);
    expect(noteLines(report)).toEqual(expected.notes);
  });

  test.each(Object.keys(EXPECTED))('every line of %s is kept, to the character', (date) => {
    const source = realReport(date);
    expect(lostLines(source, reportOf(source))).toEqual([]);
    expect(alteredLines(source, reportOf(source))).toEqual([]);
  });

  test('escapes, emphasis, code and links are resolved in the text, and stay in the Markdown', () => {
    expect(noteAt('2017-05-24', 38)).toMatchObject({
      text: 'Grew out of Docker for * ({AWS, Mac, etc.})',
      markdown: String.raw`Grew out of Docker for \* ({AWS, Mac, etc.})`,
    });
    expect(noteAt('2017-07-19', 39).text).toBe(
      'so you can put wg0 in a container as the only interface, and it must connect to the world via this interface',
    );
    expect(noteAt('2017-07-19', 39).markdown).toMatch(/it \*must\*\nconnect/);
    expect(noteAt('2017-06-07', 36).text).toBe('also goal:  reduce bit rot');
    expect(noteAt('2017-06-07', 48).links).toEqual([
      { text: 'issue', url: 'https://github.com/linuxkit/linuxkit/issues/1902' },
    ]);
  });

  test('a section is named by its topic, without the colon', () => {
    expect(noteAt('2017-06-07', 42).section).toBe('probational channel');
    expect(noteAt('2017-06-07', 33)).toMatchObject({
      section: 'probational channel',
      text: 'probational channel:',
    });
  });

  test('relative links lead into the repository', () => {
    expect(noteAt('2017-05-24', 67).links).toEqual([
      { text: 'Wireguard', url: 'https://github.com/linuxkit/linuxkit/blob/master/projects/wireguard/' },
    ]);
  });

  test('who leads a discussion is told, and speaks no more than others', () => {
    expect(noteAt('2017-06-07', 45)).toMatchObject({
      leads: ['fntlnz'],
      speaker: null,
      kind: 'DISCUSSION_LEAD',
    });
  });

  test('an answer knows its question', () => {
    expect(noteAt('2017-08-02', 24)).toMatchObject({
      question: "what's the strategy for getting rid of SUID? File capabilities?",
      answer: 'no real plan',
    });
  });

  test('a handle in a URL is none', () => {
    expect(JSON.stringify(reportOf(realReport('2017-08-02')).notes)).not.toContain('"ncopa"');
  });

  test('a link that contradicts its text is reported and not followed', () => {
    const source = realReport('2017-05-24').replace(
      '(../../projects/ima-namespace/)',
      '(../../projects/wireguard/)',
    );
    const { report, diagnostics } = parse(source);
    expect(diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '75:5 link-contradicts-text',
    ]);
    const note = report?.notes.find(({ lineStart }) => lineStart === 75);
    expect(note?.projects.map(({ slug, via }) => `${slug} ${via}`)).toEqual(['ima-namespace ALIAS']);
  });
});
