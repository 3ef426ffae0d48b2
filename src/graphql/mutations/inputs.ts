import { LIMITS } from '../../domain/text.ts';
import { builder } from '../builder.ts';

/** For descriptions: what kind of text a field takes, and how much of it. */
export const oneLine = (most: number = LIMITS.line) =>
  `One line of at most ${most} characters, without control characters; trimmed, normalised to NFC.`;
/** Options of a field that takes a text of several lines. */
export const prose = (description: string) => ({
  description: `${description} At most ${LIMITS.prose} characters, without control characters but line ends and tabs; trimmed, normalised to NFC.`,
  extensions: { hasLines: true },
});
export const listOf = (what: string) => `At most ${LIMITS.list} ${what}.`;

export const IDEMPOTENCY_KEY =
  'Recommended for every act: chosen by the client, new for each, kept 24 hours for its bearer. The same key and input again give the same answer and write nothing, which tells what became of an act whose answer was lost or was `OUTCOME_UNKNOWN`; another input under it is a ValidationError. What was refused leaves the key unused.';
export const MEETING =
  'Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`.';

/** Options of the field beside `meeting` in every input that has it. */
export const MEETING_NAME = {
  description:
    'Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant.',
} as const;

/** For descriptions: what becomes of the basis of a record where it is left out. */
export const BASIS_LEFT_OUT =
  'Left out: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited line.';
export const SOURCE_BASIS_LEFT_OUT =
  'Left out: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited source.';

export const EvidenceInput = builder.inputType('EvidenceInput', {
  description:
    'What a record rests on: a URL, or a line span of a report, exactly one of the two. The words of the lines are kept with the record.',
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description: `An \`http\`, \`https\` or \`mailto\` URL of at most ${LIMITS.url} characters. It is stored, and never fetched.`,
    }),
    report: t.string({
      description: "The report's path in the group's repository, such as `reports/2017-05-24.md`.",
    }),
    revision: t.int({ description: 'Which revision of the report, counted from 1; left out: the newest.' }),
    lineStart: t.int({ description: 'First line of the span, counted from 1. Needed beside `report`.' }),
    lineEnd: t.int({ description: 'Last line of the span; left out: only its first.' }),
  }),
});
