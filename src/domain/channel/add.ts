import { z } from 'zod';
import { ConflictError } from '../../base/errors.ts';
import { prose, slug } from '../../base/text.ts';
import { channels } from '../../db/tables/index.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { baseSchema } from './delta.ts';
import { isGivenBy, NewName, writeName } from './new-name.ts';
import { findChannel } from './rows.ts';

const Input = z
  .object({
    slug: slug().nullish(),
    summary: prose(),
    /** Base LinuxKit; a group's folder brings it. */
    base: baseSchema.nullish(),
    ...NewName,
  })
  .superRefine(isGivenBy);

/** Opens the channel under its first name. A tracker has one: what is in it are the projects at TESTING. */
export const addChannel = defineBulkAct({
  name: 'addChannel',
  input: Input,
  runAll: (tx, asked, actor) =>
    eachOf(asked, async ({ input, origin }) => {
      const [channel] = await tx
        .insert(channels)
        .values({ slug: input.slug ?? 'testing', summary: input.summary, base: input.base ?? null })
        .onConflictDoNothing()
        .returning({ id: channels.id, slug: channels.slug });
      if (!channel) {
        const there = await findChannel(tx, null);
        throw new ConflictError(
          `Expected a tracker without a channel; found ${there?.slug}. nameChannel gives it another name.`,
        );
      }
      const named = await writeName(tx, channel, { input, origin }, actor);
      return { ...named, details: { ...named.details, summary: input.summary } };
    }),
});
