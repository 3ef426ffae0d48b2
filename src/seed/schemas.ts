import { z } from 'zod';
import { READINESS } from '../base/readiness.ts';
import { baseSchema, deltaSchema } from '../domain/channel/delta.ts';
import { KINDS, type KindSetting } from '../domain/criterion/kinds.ts';
import {
  ASSESSMENT_RESULTS,
  BASES,
  COMPATIBILITY_VERDICTS,
  CRITERION_KINDS,
  CRITERION_STANDINGS,
} from '../domain/enums.ts';
import { isSource } from './source-link.ts';

const day = z.iso.date('expected a date as YYYY-MM-DD');
const text = z.string().trim().min(1, 'expected some text');
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected a slug: lower-case letters, digits and single hyphens');
const handle = z
  .string()
  .regex(/^@[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'expected a handle such as @zx2c4')
  .transform((value) => value.slice(1));
const url = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });
const revision = z.string().regex(/^[0-9a-f]{7,40}$/, 'expected a Git revision in hexadecimal');
const source = z
  .string()
  .refine(
    isSource,
    'expected an http or https URL, or a path in the repository of sig.yaml such as projects/README.md#L9',
  );

/** A line of one of the paraphrases, by the exact plain text of an agenda item or a note. */
const restsOn = z
  .strictObject({ report: day, agenda: text.optional(), note: text.optional() })
  .refine(
    ({ agenda, note }) => (agenda === undefined) !== (note === undefined),
    'expected either agenda or note',
  );

const sourced = {
  source,
  meeting: day.optional(),
  rests_on: restsOn.optional(),
};

export { groupFile } from '../base/group-file.ts';

export const peopleFile = z.strictObject({
  bot: z
    .strictObject({ handle: z.string().regex(/^[a-z][a-z0-9-]*$/), name: text })
    .default({ handle: 'seeds', name: 'The files of the group' }),
  people: z.array(z.strictObject({ handle, name: text.nullable().default(null) })).default([]),
});

export const projectsFile = z.strictObject({
  projects: z.array(
    z.strictObject({
      slug,
      name: text,
      aliases: z.array(text).default([]),
      not_aliases: z.array(text).default([]),
      summary: text,
      people: z.array(handle).default([]),
      organisations: z.array(text).default([]),
      links: z.array(url).default([]),
      path: text.nullable().default(null),
      kernel: z.strictObject({ series: text, base: text, form: text }).nullable().default(null),
      entered_on: day.nullable().default(null),
      left_on: day.nullable().default(null),
    }),
  ),
});

const criterion = z
  .strictObject({
    key: slug,
    gates: z.enum(READINESS),
    kind: z.enum(CRITERION_KINDS),
    title: text,
    reason: text,
    required_runs: z.int().min(1).optional(),
    window_days: z.int().min(1).optional(),
    minimum_score: z.number().min(0).max(10).optional(),
    since: day,
    basis: z.enum(BASES),
    standing: z.enum(CRITERION_STANDINGS),
    ...sourced,
  })
  .refine(
    ({ kind, required_runs: requiredRuns, window_days: windowDays, minimum_score: minimumScore }) =>
      Object.entries({ requiredRuns, windowDays, minimumScore }).every(
        ([name, given]) =>
          (given !== undefined) === (KINDS[kind].defaults[name as KindSetting] !== undefined),
      ),
    'expected required_runs and window_days for kind CI, window_days and minimum_score for kind ATTESTATION, and none of them for kind REVIEW',
  );

export const criteriaFile = z.strictObject({ revision: revision.optional(), criteria: z.array(criterion) });

const recorded = {
  project: slug,
  to: z.enum(READINESS),
  meeting: day,
  basis: z.enum(BASES),
  source,
  rests_on: restsOn,
  evidence: z.array(source),
  reason: text,
};
const ownReport = {
  check: ({ meeting, rests_on }: { meeting: string; rests_on: { report: string } }) =>
    meeting === rests_on.report,
  params: { path: ['rests_on', 'report'], error: 'expected a line of the meeting that recorded it' },
};

export const statusChangesFile = z.strictObject({
  revision: revision.optional(),
  changes: z.array(
    z.strictObject({ ...recorded, effective_on: day }).refine(ownReport.check, ownReport.params),
  ),
  confirmations: z.array(z.strictObject(recorded).refine(ownReport.check, ownReport.params)),
});

export const proposalsFile = z.strictObject({
  proposals: z.array(
    z.strictObject({
      project: slug,
      to: z.enum(READINESS),
      opened_on: day,
      effective_on: day,
      evidence: z.array(url).min(1),
      reason: text,
      withdrawn: z.strictObject({ on: day, reason: text }).optional(),
    }),
  ),
});

const claim = {
  verdict: z.enum(COMPATIBILITY_VERDICTS),
  basis: z.enum(BASES),
  on: day,
  kernel_series: text.optional(),
  meeting: day.optional(),
  rests_on: restsOn.optional(),
  reason: text,
  read_from: text,
  evidence: z.array(source).min(1),
};

export const claimsFile = z.strictObject({
  revision: revision.optional(),
  claims: z.array(z.strictObject({ projects: z.tuple([slug, slug]), ...claim })),
  external: z.array(z.strictObject({ project: slug, thing: text, ...claim })),
});

export const combinationsFile = z.strictObject({
  revision: revision.optional(),
  combinations: z.array(
    z.strictObject({
      slug,
      projects: z.array(slug).min(2),
      asked_on: day,
      asked_by: handle.nullable(),
      reason: text,
      ...sourced,
    }),
  ),
});

export const channelFile = z.strictObject({
  revision: revision.optional(),
  channel: z
    .strictObject({
      slug,
      summary: text,
      names: z.array(z.strictObject({ name: text, since: day, reason: text, ...sourced })).min(1),
    })
    .nullable(),
});

export const ciRunsFile = z.strictObject({
  ci_runs: z.array(
    z.strictObject({
      project: slug,
      criterion: slug,
      on: day,
      status: z.enum(['PASSED', 'FAILED', 'ERRORED', 'CANCELLED']),
      url,
    }),
  ),
});

const result = z.enum(ASSESSMENT_RESULTS).extract(['MET', 'NOT_MET']);
const justifications = z.strictObject({ MET: text, NOT_MET: text });

export const assessmentsFile = z.strictObject({
  justifications: z.strictObject({ readme: justifications, roadmap: justifications }).nullable(),
  assessments: z.array(
    z.strictObject({ project: slug, readme: result, roadmap: result, read_on: day, revision }),
  ),
});

export const deltasFile = z.strictObject({
  base: baseSchema.nullable(),
  deltas: z.record(slug, deltaSchema),
});

export type RestsOn = z.output<typeof restsOn>;
