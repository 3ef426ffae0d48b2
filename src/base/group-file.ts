import { z } from 'zod';
import { type Group, LEVELS, type Level, type LevelKey, PARTS } from './group.ts';
import { rhythmOf } from './rhythm.ts';
import { shapeOf } from './source.ts';
import { isTimeZone } from './zones.ts';

const MOST = 60;
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'expected some text')
    .max(most, `expected at most ${most} characters`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f]*$/, 'expected one line without control characters');
const url = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });
const words = z.array(line(80)).max(MOST, `expected at most ${MOST} words`);

const level = z.strictObject({
  name: line(40).describe('What the level is called, as a mark shows it: Incubating.'),
  means: line(200).describe('What it means, as one sentence.'),
  place: line(80)
    .optional()
    .describe('Where something at this level is found, to end a sentence: in the testing channel.'),
  kernel_place: line(80).optional().describe('The same for what brings kernel work of its own.'),
});

/** `sig.yaml` as a person writes it. */
export const groupFile = z.strictObject({
  name: line(80).describe(
    'What the group is called; it stands behind “the” in sentences: Packaging Working Group.',
  ),
  short_name: line(40).describe('A short word for it, behind “the” in sentences: working group.'),
  purpose: line(300).describe('What it is for, as one sentence.'),
  home_page: url.optional().describe('Where the group is at home.'),
  repository: url.describe('Address of the repository that holds the reports.'),
  branch: line(200).default('main').describe('Its branch.'),
  folder: z.string().max(500).default('').describe('Folder of the reports in it; left out: the root.'),
  forge: z
    .enum(['github', 'gitlab', 'gitea'])
    .optional()
    .describe('In whose shape addresses are written; left out: as the host’s name tells.'),
  time_zone: z
    .string()
    .refine(isTimeZone, 'expected a time zone such as Europe/Berlin')
    .default('UTC')
    .describe('Time zone in which the group says its hours.'),
  rhythm: z
    .strictObject({
      first: z.iso.date('expected a date as YYYY-MM-DD').describe('A day on which the group met.'),
      rule: z
        .string()
        .refine(
          (rule) => rhythmOf(rule) !== null,
          'expected a weekly or monthly rule of RFC 5545 such as FREQ=WEEKLY;INTERVAL=2',
        )
        .describe('How often, as a rule of RFC 5545: FREQ=WEEKLY;INTERVAL=2.'),
      at: z
        .string()
        .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected an hour such as "09:00", in quotes')
        .optional()
        .describe('At which hour in its time zone, in quotes: "09:00".'),
    })
    .optional()
    .describe('When the group meets.'),
  place: line(300)
    .optional()
    .describe('Where it meets unless a meeting says otherwise: words or an address.'),
  levels: z
    .partialRecord(z.enum(LEVELS), level)
    .refine((levels) => Object.keys(levels).length > 0, 'expected at least one level')
    .optional()
    .describe('The levels that the group uses, and its words for them; left out: all, in plain words.'),
  channel: line(60)
    .nullable()
    .default(null)
    .describe('What the channel is called in which projects are tried together; null: there is none.'),
  stale_days: z
    .int()
    .min(1)
    .max(36_500)
    .default(90)
    .describe('Days without a change or confirmation after which a project counts as stale.'),
  projects: z
    .strictObject({ one: line(40), many: line(40) })
    .default({ one: 'project', many: 'projects' })
    .describe('What the projects are called, in small letters: initiative, initiatives.'),
  words: z
    .strictObject({
      sections: z
        .partialRecord(z.enum(PARTS), words)
        .default({})
        .describe('Further headings by which the parts of the group’s minutes are known.'),
      decisions: words.default([]).describe('Words that begin a line which quotes a resolution: Agreed.'),
      suggestions: z
        .partialRecord(z.enum(LEVELS), words)
        .default({})
        .describe('Words by which a line of minutes may bear on a level: incubating.'),
    })
    .default({ sections: {}, decisions: [], suggestions: {} })
    .describe('Words of the group’s minutes beside those that the reader knows.'),
});

export type GroupFile = z.output<typeof groupFile>;

const PLAIN: Record<LevelKey, Omit<Level, 'isUsed' | 'kernelPlace'>> = {
  PROPOSED: { name: 'Proposed', means: 'Talked about.', place: 'talked about' },
  EXPERIMENTAL: { name: 'Experimental', means: 'Being tried out.', place: 'being tried out' },
  TESTING: { name: 'Testing', means: 'Being tested.', place: 'being tested' },
  GRADUATED: { name: 'Graduated', means: 'Ready to be used.', place: 'ready to be used' },
  ONGOING: { name: 'Ongoing', means: 'Meant to go on.', place: 'meant to go on' },
  RETIRED: { name: 'Retired', means: 'Ended.', place: 'ended' },
};

/** The group that a file describes, with plain words for what it leaves out. */
export function groupOf(file: GroupFile): Group {
  const { levels, rhythm, words: own } = file;
  const levelOf = (key: LevelKey): Level => {
    const given = levels?.[key];
    const place = given ? (given.place ?? `recorded as ${given.name}`) : PLAIN[key].place;
    return {
      name: given?.name ?? PLAIN[key].name,
      means: given?.means ?? PLAIN[key].means,
      place,
      kernelPlace: given?.kernel_place ?? place,
      isUsed: levels === undefined || given !== undefined,
    };
  };
  const [hour, minute] = rhythm?.at?.split(':').map(Number) ?? [];
  const repository = file.repository.replace(/\/+$|\.git$/g, '');
  return {
    name: file.name,
    shortName: file.short_name,
    purpose: file.purpose,
    homePage: file.home_page ?? null,
    timeZone: file.time_zone,
    slot: {
      first: rhythm?.first ?? null,
      rule: rhythm ? rhythmOf(rhythm.rule) : null,
      minuteOfDay: hour === undefined ? null : hour * 60 + (minute ?? 0),
    },
    place: file.place ?? null,
    levels: Object.fromEntries(LEVELS.map((key) => [key, levelOf(key)])) as Record<LevelKey, Level>,
    channel: file.channel,
    staleDays: file.stale_days,
    words: own,
    project: file.projects,
    reports: {
      repository,
      branch: file.branch,
      folder: file.folder.replace(/^\/+|\/+$/g, ''),
      shape: file.forge ?? shapeOf(repository),
    },
  };
}
