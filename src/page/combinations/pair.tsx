import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { CombinedPairFragment, SourcedClaimFragment } from '../operation-types.ts';

/** What a verdict rests on: the claim with its source, or that it was derived, or that nobody said anything. */
export function PairSource({ pair: { claim, isDerived } }: { pair: CombinedPairFragment }) {
  if (claim && !isDerived) return <ClaimSource claim={claim} />;
  return (
    <>
      {isDerived
        ? 'Their kernels are of different series, and nobody has made a claim.'
        : 'Nobody has said anything about these two.'}
    </>
  );
}

export function ClaimSource({ claim }: { claim: SourcedClaimFragment }) {
  const { reason, source, sourceUrl, meeting, claimedOn } = claim;
  return (
    <>
      <Sentence text={reason} isQuoted /> (
      {meeting ? (
        <>
          the meeting of <MeetingLink {...meeting} />
        </>
      ) : (
        <>
          {sourceUrl ? <ExternalLink href={sourceUrl}>{source}</ExternalLink> : source},{' '}
          <time datetime={claimedOn}>{claimedOn}</time>
        </>
      )}
      )
    </>
  );
}
