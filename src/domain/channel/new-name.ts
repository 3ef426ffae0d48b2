import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { dayOf } from '../../base/calendar.ts';
import { ConflictError, ValidationError } from '../../base/errors.ts';
import { line, prose } from '../../base/text.ts';
import type { Db } from '../../db/index.ts';
import { channelNames } from '../../db/tables/index.ts';
import type { Asked } from '../act/act.ts';
import type { Actor } from '../act/viewer.ts';
import { restsOn } from '../evidence/resolve.ts';
import { Evidences } from '../evidence/schemas.ts';
import { writeEvidence } from '../evidence/write.ts';
import { findHeldMeeting } from '../meeting/held.ts';

/** A name of the channel, as acts take it. */
export const NewName = {
  name: line(),
  since: z.string().nullish(),
  meeting: z.string().nullish(),
  reason: prose().nullish(),
  evidence: Evidences.nullish().transform((given) => given ?? []),
};

type NameInput = z.output<z.ZodObject<typeof NewName>>;

/** Refuses a name that neither a meeting nor anything else is known to have given. */
export function isGivenBy(
  { meeting, evidence }: Pick<NameInput, 'meeting' | 'evidence'>,
  context: z.RefinementCtx,
): void {
  if (!meeting && !evidence.length)
    context.addIssue({
      code: 'custom',
      path: ['meeting'],
      message: 'Expected meeting or evidence, to say who gave the name; got neither.',
    });
}

/** Gives the channel a name that it has not gone by. @throws ConflictError where it has, ValidationError for a day to come. */
export async function writeName(
  tx: Db,
  channel: { id: number; slug: string },
  { input, origin }: Asked<NameInput>,
  { viewer, now }: Actor,
) {
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
      `Expected a new name; ${channel.slug} has gone by ${input.name} since ${known?.since}.`,
    );
  }
  await writeEvidence(tx, { channelNameId: row.id }, await restsOn(tx, { input, origin }));
  return {
    answer: { channelId: channel.id, nameId: row.id },
    subject: `Channel:${channel.id}`,
    details: { channel: channel.slug, name: input.name, since, meeting: meeting?.date ?? null },
  };
}
