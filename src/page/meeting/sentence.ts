import type { Group } from '../group.ts';
import type { MeetingQuery } from '../operation-types.ts';
import { count, listed } from '../words.ts';

type Meeting = NonNullable<MeetingQuery['meeting']>;

/** What a meeting put on record in all, in one sentence; null for one that was not held. */
export function meetingSentence(group: Group, meeting: Meeting): string | null {
  if (meeting.state !== 'HELD') return null;
  const { statusChanges, criterionRecords, channelNames, assessments, waivers, claims, openedProposals } =
    meeting;
  const isCut = statusChanges.totalCount > statusChanges.nodes.length;
  const confirmed = statusChanges.nodes.filter(({ kind }) => kind === 'CONFIRMATION').length;
  const set = statusChanges.nodes.filter(({ kind }) => kind !== 'CONFIRMATION').length;
  const acts = (act: string) =>
    criterionRecords.filter(
      (record) =>
        act === (record.act === 'DEFINED' && record.standing === 'ADOPTED' ? 'ADOPTED' : record.act),
    ).length;
  const projects = (many: number) => count(many, group.project.one, group.project.many);
  const parts = [
    isCut && `made ${count(statusChanges.totalCount, 'record')}`,
    !isCut && set > 0 && `recorded a level for ${projects(set)}`,
    !isCut && confirmed > 0 && `confirmed the level of ${projects(confirmed)}`,
    acts('ADOPTED') > 0 && `adopted ${count(acts('ADOPTED'), 'criterion', 'criteria')}`,
    acts('DEFINED') > 0 && `proposed ${count(acts('DEFINED'), 'criterion', 'criteria')}`,
    acts('RETIRED') > 0 && `dropped ${count(acts('RETIRED'), 'criterion', 'criteria')}`,
    channelNames.length > 0 && group.channel !== null && `named the ${group.channel}`,
    assessments.totalCount > 0 && `assessed ${count(assessments.totalCount, 'criterion', 'criteria')}`,
    waivers.totalCount > 0 && `granted ${count(waivers.totalCount, 'waiver')}`,
    claims.totalCount > 0 && `made ${count(claims.totalCount, 'claim')} about combining`,
    openedProposals.totalCount > 0 && `opened ${count(openedProposals.totalCount, 'proposal')}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? 'It put nothing on record.' : `It ${listed(parts).join('')}.`;
}
