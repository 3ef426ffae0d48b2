import { z } from 'zod';
import { endOfDay } from '../../base/calendar.ts';
import { line, prose } from '../../base/text.ts';
import { defineBulkAct, eachOf, refusedAt } from '../act/act.ts';
import { assertInForce } from '../criterion/latest.ts';
import { evidenceFor } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { namedIn } from '../gate/named.ts';
import { appendWaivers } from './append.ts';
import { assertTerm, whatIsMet } from './rules.ts';

const Input = z.object({
  project: line(),
  criterion: line(),
  meeting: z.string(),
  reason: prose(),
  expiresOn: z.string(),
  inAdvance: z.boolean().nullish(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
});

/** A meeting lets one project pass without meeting one criterion, to the end of a day. A later waiver of both stands in its place. */
export const waiveCriterion = defineBulkAct({
  name: 'waiveCriterion',
  input: Input,
  runAll: async (tx, asked, { viewer, now, waiverDays }) => {
    const inputs = asked.map(({ input }) => input);
    const { projectOf, meetingOf, criterionOn } = await namedIn(tx, inputs, now);
    const judged = await eachOf(inputs, ({ project: slug, meeting: date, criterion: key, expiresOn }) => {
      const project = projectOf(slug);
      const meeting = meetingOf(date);
      const criterion = criterionOn(key, date);
      assertInForce(criterion);
      assertTerm({ expiresOn, meetingDate: date }, { now, days: waiverDays });
      return { project, meeting, criterion };
    });
    // A report tells what a meeting did by what it knew.
    const waivable = judged.flatMap(({ project, meeting, criterion }, index) => {
      const end = endOfDay(meeting.date);
      const at = asked[index]?.origin && end < now ? end : now;
      return inputs[index]?.inAdvance ? [] : [{ project, criterion, at, index }];
    });
    const refusals = await whatIsMet(tx, waivable);
    for (const [at, { index }] of waivable.entries())
      await refusedAt(index, () => {
        if (refusals[at]) throw refusals[at];
      });
    const evidence = await evidenceFor(tx, asked);
    const written = await appendWaivers(
      tx,
      judged.map(({ project, meeting, criterion }, index) => {
        const { reason, expiresOn } = inputs[index] as z.output<typeof Input>;
        const about = { projectId: project.id, criterionId: criterion.id, meetingId: meeting.id };
        return {
          waiver: { ...about, reason, expiresOn, enteredBy: viewer.personId },
          evidence: evidence[index] ?? [],
        };
      }),
    );
    return judged.map(({ project, meeting, criterion }, index) => {
      const { id, expiresOn } = written[index] as (typeof written)[number];
      return {
        answer: { waiverId: id, projectId: project.id },
        subject: `Waiver:${id}`,
        details: {
          project: project.slug,
          criterion: criterion.key,
          meeting: meeting.date,
          expiresOn,
          ...(inputs[index]?.inAdvance ? { inAdvance: true } : {}),
        },
      };
    });
  },
});
