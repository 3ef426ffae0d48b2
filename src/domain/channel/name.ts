import { z } from 'zod';
import { ConflictError, NotFoundError } from '../../base/errors.ts';
import { line } from '../../base/text.ts';
import { defineBulkAct, eachOf } from '../act/act.ts';
import { isGivenBy, NewName, writeName } from './new-name.ts';
import { findChannel } from './rows.ts';

const Input = z.object({ channel: line().nullish(), ...NewName }).superRefine(isGivenBy);

/** A name that the channel went by from a day on; earlier ones stay on record. */
export const nameChannel = defineBulkAct({
  name: 'nameChannel',
  input: Input,
  // Each is judged by what those before it have left.
  runAll: (tx, asked, actor) =>
    eachOf(asked, async (each) => {
      const slug = each.input.channel ?? null;
      const channel = await findChannel(tx, slug);
      if (!channel && slug) throw new NotFoundError('channel', slug);
      if (!channel)
        throw new ConflictError('Expected a channel to name; there is none yet. addChannel opens it.');
      return writeName(tx, channel, each, actor);
    }),
});
