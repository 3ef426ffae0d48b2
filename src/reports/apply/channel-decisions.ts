import { ConflictError } from '../../base/errors.ts';
import { eachOf, enterAll } from '../../domain/act/act.ts';
import { nameChannel } from '../../domain/channel/name.ts';
import { channelNamesOfMeeting } from '../../domain/channel/rows.ts';
import { readsAs } from '../decisions/words.ts';
import type { ChannelNameDecision } from '../types.ts';
import { askedBy, type DecisionHandler, type RecordRef, refKey } from './decision-scope.ts';

const refOf = (id: number): RecordRef => ({ recordTable: 'channel_names', recordId: id });

const staysOnRecord = (name: string) =>
  new ConflictError(`Expected the line that named the channel ${name}, as it was: a name stays on record.`);

/** `channel named "testing", since 2017-06-07: …` */
export const channelDecisions: DecisionHandler<ChannelNameDecision> = {
  async adopt(scope, decision) {
    const rows = await scope.recorded('channel names', () =>
      channelNamesOfMeeting(scope.tx, scope.meeting.id),
    );
    const found = rows.find(
      ({ id, name, since, reason }) =>
        name === decision.name &&
        since === (decision.since ?? scope.meeting.date) &&
        !scope.taken.has(refKey(refOf(id))) &&
        readsAs(reason ?? '', decision.reason),
    );
    return found ? refOf(found.id) : null;
  },

  async enterAll({ tx, meeting, actor }, list) {
    const asked = list.map((entering) =>
      askedBy(entering, ({ name, since, reason }) => ({ name, since, reason, meeting: meeting.key })),
    );
    const done = await enterAll(tx, nameChannel, asked, actor);
    return done.map(({ answer }) => refOf(answer.nameId));
  },

  async change(_scope, _stored, { decision }) {
    throw staysOnRecord(decision.name);
  },

  async undoAll(_scope, list) {
    await eachOf(list, ({ content }) => {
      throw staysOnRecord('name' in content ? content.name : '');
    });
  },
};
