import { meetingKey } from '../components/page-link.tsx';
import { type Group, levelWord } from '../group.ts';
import type { ProposalFeedQuery } from '../operation-types.ts';
import type { Ask } from '../view.ts';
import { type FeedPage, placeIn } from './feed.ts';
import { inCdata } from './html.ts';

type Proposal = ProposalFeedQuery['proposals']['nodes'][number];

/** What was proposed, in the order of entry, and how it ended. */
export async function proposalFeed({ url, query, group }: Ask): Promise<FeedPage> {
  const { proposals, trackerUuid } = await query('ProposalFeed', placeIn(url));
  return {
    title: `${group.name}: proposals for its ${group.project.many}`,
    description: 'Changes of readiness that were proposed, and what became of them.',
    path: '/',
    space: trackerUuid,
    name: 'proposals',
    entries: proposals.nodes.map((proposal) => ({
      uuid: proposal.uuid,
      path: `/projects/${encodeURIComponent(proposal.project.slug)}#proposals`,
      title: titleOf(group, proposal),
      published: new Date(proposal.openedAt),
      updated: new Date(proposal.lastChangedAt),
      content: inCdata(<Content group={group} proposal={proposal} origin={url.origin} />),
    })),
    pageInfo: proposals.pageInfo,
  };
}

function titleOf(group: Group, { project, to, outcome }: Proposal): string {
  const ended = outcome && (outcome === 'RECORDED' ? ', recorded' : ', withdrawn');
  return `${project.name}: ${levelWord(group, to)} proposed${ended ?? ''}`;
}

function Content({ group, proposal, origin }: { group: Group; proposal: Proposal; origin: string }) {
  const { project, to, openedOn, effectiveOn, reason, outcome, closedOn, closedReason, statusChange } =
    proposal;
  return (
    <>
      <p>
        <a href={`${origin}/projects/${encodeURIComponent(project.slug)}`}>{project.name}</a> was proposed as{' '}
        {levelWord(group, to)} on {openedOn}
        {effectiveOn && `, with effect from ${effectiveOn}`}.
      </p>
      <p>{reason}</p>
      {statusChange && (
        <p>
          The meeting of{' '}
          <a href={`${origin}/meetings/${meetingKey(statusChange.meeting)}`}>
            {meetingKey(statusChange.meeting)}
          </a>{' '}
          recorded it: <a href={`${origin}/records/${statusChange.number}`}>record {statusChange.number}</a>.
        </p>
      )}
      {outcome === 'WITHDRAWN' && (
        <p>
          It was withdrawn on {closedOn}
          {closedReason ? `: ${closedReason}` : '.'}
        </p>
      )}
    </>
  );
}
