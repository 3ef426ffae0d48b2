import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { channelNames } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf } from '../access/bulk.ts';
import { dayOf } from '../as-of.ts';
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts';
import { restsOn } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { writeEvidence } from '../evidence/write.ts';
import { findHeldMeeting } from '../meeting/find-held.ts';
import { line, prose } from '../text.ts';
import { findChannelBySlug } from './find.ts';

const Input = z
  .object({
    channel: line().nullish(),
    name: line(),
    since: z.string().nullish(),
    meeting: z.string().nullish(),
    reason: prose().nullish(),
    evidence: Evidences.nullish().transform((given) => given ?? []),
  })
  .superRefine(({ meeting, evidence }, context) => {
    if (!meeting && !evidence.length)
      context.addIssue({
        code: 'custom',
        path: ['meeting'],
        message: 'Expected who gave the name: meeting, or evidence; got neither.',
      });
  });

/** A name that the channel went by from a day on; earlier ones stay on record. */
export const nameChannel = defineBulkAct({
  name: 'nameChannel',
  input: Input,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, { viewer, now }) =>
    eachOf(asked, async ({ input, origin }) => {
      const slug = input.channel ?? 'testing';
      const channel = await findChannelBySlug(tx, slug);
      if (!channel) throw new NotFoundError('channel', slug);
      const meeting = input.meeting ? await findHeldMeeting(tx, input.meeting, now) : null;
      const since = input.since ?? meeting?.date ?? dayOf(now);
      if (since > dayOf(now))
        throw new ValidationError([
          { path: 'input.since', message: `Expected ${dayOf(now)} or an earlier day; got ${since}.` },
        ]);
      const [row] = await tx
        .insert(channelNames)
        .values({
          channelId: channel.id,
          name: input.name,
          since,
          meetingId: meeting?.id ?? null,
          reason: input.reason ?? null,
          enteredAt: now,
          enteredBy: viewer.personId,
        })
        .onConflictDoNothing()
        .returning();
      if (!row) {
        const [known] = await tx
          .select({ since: channelNames.since })
          .from(channelNames)
          .where(and(eq(channelNames.channelId, channel.id), eq(channelNames.name, input.name)));
        throw new ConflictError(
          `Expected a new name; ${slug} has gone by ${input.name} since ${known?.since}.`,
        );
      }
      await writeEvidence(tx, { channelNameId: row.id }, await restsOn(tx, { input, origin }));
      return {
        answer: { channelId: channel.id, nameId: row.id },
        subject: `Channel:${channel.id}`,
        details: { channel: slug, name: input.name, since, meeting: meeting?.date ?? null },
      };
    }),
});
