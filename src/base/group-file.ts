import { z } from 'zod';
import { type Group, type GroupTold, type Level, type LevelKey, PARTS } from './group.ts';
import { READINESS } from './readiness.ts';
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

const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'expected the name of an environment variable such as SLACK_URL');

const told = z.strictObject({
  by: z.enum(['webhook', 'slack', 'mattermost', 'discord', 'matrix', 'email']).describe('How it is told.'),
  to: line(2048).optional().describe('Address: a URL, or an e-mail address.'),
  to_from: variable
    .optional()
    .describe(
      'Instead of `to`: the environment variable that holds the address, since that of a chat is a secret.',
    ),
  secret_from: variable
    .optional()
    .describe('For a webhook: the environment variable that holds its secret, whsec_ and base64.'),
  about: z
    .enum(['everything', 'project', 'level', 'proposals', 'meetings', 'gates'])
    .default('everything')
    .describe('What is told.'),
  project: line(64).optional().describe('Slug of the project, where it is about one.'),
  level: z.enum(READINESS).optional().describe('The level, where it is about one.'),
  pace: z
    .enum(['at once', 'daily', 'weekly'])
    .default('at once')
    .describe('How soon; only e-mail is gathered.'),
});

const repositoryName = z
  .string()
  .max(300)
  .regex(/^[\w.-]+(?:\/[\w.-]+)+$/, 'expected a repository such as example/minutes');

const hear = z.strictObject({
  runs: z
    .array(
      z.strictObject({
        repository: repositoryName.describe('Whose runs: owner/name.'),
        workflow: line(200).describe(
          'Name of the workflow’s file such as ci.yml, or of the app that checks.',
        ),
        branch: line(200)
          .default('main')
          .describe('Branch that is asked about; only the project’s default branch counts.'),
        project: line(64).describe('Slug of the project that the run is about.'),
        criterion: line(64).describe('Key of the criterion that it decides.'),
      }),
    )
    .max(500)
    .default([])
    .describe('Workflows whose runs decide a criterion.'),
  scores: z
    .array(
      z.strictObject({
        project: line(64).describe('Slug of the project that the result is about.'),
        criterion: line(64).describe('Key of the criterion of kind ATTESTATION that it decides.'),
        url: url
          .max(2048)
          .describe(
            'Where the result of OpenSSF Scorecard is read: https://api.scorecard.dev/projects/github.com/owner/name.',
          ),
      }),
    )
    .max(500)
    .default([])
    .describe('Results of OpenSSF Scorecard that decide a criterion; they are asked for by sync.'),
  proposals: z
    .array(
      z
        .strictObject({
          repository: repositoryName.describe('Where: owner/name.'),
          on: z
            .enum(['release', 'label'])
            .describe('A release that is published, or a label put on an issue.'),
          label: line(100).optional().describe('The label, with on: label.'),
          project: line(64).describe('Slug of the project.'),
          to: z.enum(READINESS).describe('The level that is proposed.'),
        })
        .refine(
          ({ on, label }) => (on === 'label') === (label !== undefined),
          'expected label with on: label, and with no other event',
        ),
    )
    .max(500)
    .default([])
    .describe('What is proposed by what happens in the repository.'),
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
    .partialRecord(z.enum(READINESS), level)
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
        .partialRecord(z.enum(READINESS), words)
        .default({})
        .describe('Words by which a line of minutes may bear on a level: incubating.'),
    })
    .default({ sections: {}, decisions: [], suggestions: {} })
    .describe('Words of the group’s minutes beside those that the reader knows.'),
  hear: hear
    .default({ runs: [], scores: [], proposals: [] })
    .describe('What is done with what the repository tells, beside reading its minutes.'),
  tell: z
    .array(told)
    .max(MOST, `expected at most ${MOST} of them`)
    .default([])
    .describe('Whom the group tells what happens.'),
});

export type GroupFile = z.output<typeof groupFile>;

const PLAIN: Record<LevelKey, Omit<Level, 'isUsed' | 'kernelPlace'>> = {
  PROPOSED: { name: 'Proposed', means: 'Discussed.', place: 'discussed' },
  EXPERIMENTAL: { name: 'Experimental', means: 'Being tried out.', place: 'being tried out' },
  TESTING: { name: 'Testing', means: 'Being tested.', place: 'being tested' },
  GRADUATED: { name: 'Graduated', means: 'Ready to be used.', place: 'ready to be used' },
  ONGOING: { name: 'Ongoing', means: 'Meant to go on.', place: 'meant to go on' },
  RETIRED: { name: 'Retired', means: 'Ended.', place: 'ended' },
};

/**
 * The group that a file describes, with plain words for what it leaves out. The caller reads the environment variables that it
 * names.
 */
export function groupOf(file: GroupFile, tell: readonly GroupTold[] = []): Group {
  const { levels, rhythm, words } = file;
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
  const own = READINESS.flatMap((key): [LevelKey, string][] => {
    const name = levels?.[key]?.name;
    return name === undefined || READINESS.some((level) => level === name.toUpperCase()) ? [] : [[key, name]];
  });
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
    levels: Object.fromEntries(READINESS.map((key) => [key, levelOf(key)])) as Record<LevelKey, Level>,
    channel: file.channel,
    staleDays: file.stale_days,
    words: { ...words, levels: Object.fromEntries(own) },
    project: file.projects,
    tell,
    hear: file.hear,
    reports: {
      repository,
      branch: file.branch,
      folder: file.folder.replace(/^\/+|\/+$/g, ''),
      shape: file.forge ?? shapeOf(repository),
    },
  };
}
