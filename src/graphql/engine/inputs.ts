import { LIMITS } from '../../base/text.ts';
import { builder, type InputFields } from './builder.ts';

/** For descriptions: what kind of text a field takes, and how much of it. */
export const lineLimits = (most: number = LIMITS.line) =>
  `One line of at most ${most} characters, without control characters; trimmed, normalised to NFC.`;
/** Options of a field that takes a text of several lines. */
export const prose = (description: string) => ({
  description: `${description} At most ${LIMITS.prose} characters, without control characters but line ends and tabs; trimmed, normalised to NFC.`,
  extensions: { hasLines: true },
});
export const listOf = (what: string) => `At most ${LIMITS.list} ${what}.`;

/** Options of the field that every input of an act has. */
export const IDEMPOTENCY_KEY = {
  description: `Recommended for every act: a new key for each act, which the client chooses and the tracker keeps for 24 hours for its bearer. Sending the same key and input again gives the same answer and writes nothing, so a client can find out what became of an act whose answer was lost or was \`OUTCOME_UNKNOWN\`. The same key with another input is a ValidationError. A refused act leaves the key unused. ${lineLimits()}`,
} as const;
export const MEETING =
  'Day of the meeting that recorded it. It must have been held: its minutes are imported, or a chair has said so with `holdMeeting`.';

/** Options of the field beside `meeting` in every input that has it. */
export const MEETING_NAME = {
  description:
    'Name of the meeting, where its day has several, such as `apac`; when absent, the unnamed one or the only one is meant.',
} as const;

/** For descriptions: what becomes of the basis of a record where it is left out. */
export const BASIS_LEFT_OUT =
  'Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited line.';
export const SOURCE_BASIS_LEFT_OUT =
  'Default: STATED where lines of a report are cited, EXTERNAL where only links are; where nothing is cited, it is asked for. STATED needs a cited source.';

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
    revision: t.int({ description: 'Which revision of the report, counted from 1; default: the newest.' }),
    lineStart: t.int({ description: 'First line of the span, counted from 1. Needed beside `report`.' }),
    lineEnd: t.int({ description: 'Last line of the span; default: only its first.' }),
  }),
});

/** What a record rests on. */
export const evidenceGiven = (t: InputFields, description = 'What it rests on.') =>
  t.field({ type: [EvidenceInput], description: `${description} ${listOf('entries')}` });

/** Which meeting said so, and why: in every input by which a meeting decides. */
export const saidByMeeting = (t: InputFields, reason: string, meeting = MEETING) => ({
  meeting: t.field({ type: 'Date', required: true, description: meeting }),
  meetingName: t.string(MEETING_NAME),
  reason: t.string({ required: true, ...prose(reason) }),
  idempotencyKey: t.string(IDEMPOTENCY_KEY),
});
