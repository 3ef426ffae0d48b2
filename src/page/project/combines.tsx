import { CompatibilityMark } from '../components/compatibility-mark.tsx';
import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import type { PairFragment, ProjectQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** What a project can and cannot be combined with, each verdict with its reason and source. */
export function Combines({ project }: { project: Project }) {
  const { fits, clashes, claims, combinations } = project;
  const outside = claims.nodes.filter(({ externalThing }) => externalThing !== null);
  if (fits.totalCount + clashes.totalCount + outside.length === 0)
    return <p>Nothing is claimed about it and any other project.</p>;
  return (
    <>
      <Pairs title="It can, as far as is known" pairs={fits} project={project} />
      <Pairs title="It cannot, or not as it is" pairs={clashes} project={project} />
      {outside.length > 0 && (
        <>
          <h3>With what is no project of the SIG</h3>
          <ul class="checklist">
            {outside.map((claim) => (
              <li key={claim.id}>
                <CompatibilityMark verdict={claim.isExpired ? 'UNKNOWN' : claim.verdict} />
                <div>
                  <p>
                    <strong>{claim.externalThing}</strong>: {claim.reason}
                  </p>
                  <Source claim={claim} />
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {combinations.nodes.length > 0 && (
        <p>
          Named combinations with it:{' '}
          {combinations.nodes.map(({ slug, verdict, projects }, index) => (
            <span key={slug}>
              {index > 0 && '; '}
              <PageLink to="/combinations" search={{ project: projects.map((one) => one.slug) }}>
                {slug}
              </PageLink>{' '}
              (<CompatibilityMark verdict={verdict} />)
            </span>
          ))}
        </p>
      )}
    </>
  );
}

interface PairsProps {
  title: string;
  pairs: { totalCount: number; nodes: readonly PairFragment[] };
  project: { slug: string };
}

function Pairs({ title, pairs: { totalCount, nodes }, project }: PairsProps) {
  if (totalCount === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="checklist">
        {nodes.map(({ verdict, projects, claim, isDerived }) => {
          const other = projects.find(({ slug }) => slug !== project.slug);
          return (
            <li key={other?.slug}>
              <CompatibilityMark verdict={verdict} />
              <div>
                <p>
                  <strong>{other && <ProjectLink project={other} />}</strong>:{' '}
                  {isDerived
                    ? 'they start from kernels of different series, and nobody claimed anything.'
                    : claim?.reason}
                </p>
                {!isDerived && claim && <Source claim={claim} />}
              </div>
            </li>
          );
        })}
      </ul>
      {totalCount > nodes.length && (
        <p class="quiet small">
          The first {nodes.length} of {count(totalCount, 'project')}.
        </p>
      )}
    </>
  );
}

function Source({ claim }: { claim: { source: string; sourceUrl: string | null; claimedOn: string } }) {
  return (
    <p class="quiet small">
      Claimed <Day date={claim.claimedOn} />:{' '}
      {claim.sourceUrl ? <ExternalLink href={claim.sourceUrl}>{claim.source}</ExternalLink> : claim.source}
    </p>
  );
}
