import { CompatibilityMark } from '../components/compatibility-mark.tsx';
import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { useGroup } from '../group.ts';
import type { PairFragment, ProjectQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** What a project can and cannot be combined with, each verdict with its reason and source. */
export function Combines({ project }: { project: Project }) {
  const group = useGroup();
  const { fits, clashes, ports, externalClaims, combinations } = project;
  const outside = externalClaims.nodes;
  if (fits.totalCount + clashes.totalCount + ports.nodes.length + outside.length === 0)
    return <p>Nobody has said whether it can be combined with another {group.project.one}.</p>;
  const slugIn = (pair: PairFragment) => otherOf(pair, project)?.slug ?? '';
  const others = [...clashes.nodes, ...ports.nodes].sort((a, b) => (slugIn(a) < slugIn(b) ? -1 : 1));
  return (
    <>
      <Pairs title="It can, as far as is known" pairs={fits.nodes} project={project} />
      <Cut shown={fits.nodes.length} of={fits.totalCount} />
      <Pairs title="It cannot, or not as it is" pairs={others} project={project} />
      <Cut shown={clashes.nodes.length} of={clashes.totalCount} />
      {ports.pageInfo.hasNextPage && (
        <p class="quiet small" id="more-ports">
          Of those that start from another kernel, only the first {ports.nodes.length} are listed.{' '}
          <PageLink to="/combinations" search={{ project: project.slug }}>
            Ask about another {group.project.one}
          </PageLink>
        </p>
      )}
      {outside.length > 0 && (
        <>
          <h3>With what is none of the {group.project.many}</h3>
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
          <Cut shown={outside.length} of={externalClaims.totalCount} things="claim" />
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

const otherOf = ({ projects }: PairFragment, { slug }: { slug: string }) =>
  projects.find((one) => one.slug !== slug);

interface PairsProps {
  title: string;
  pairs: readonly PairFragment[];
  project: { slug: string };
}

function Pairs({ title, pairs, project }: PairsProps) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="checklist">
        {pairs.map((pair) => {
          const { verdict, claim, isDerived } = pair;
          const other = otherOf(pair, project);
          return (
            <li key={other?.slug}>
              <CompatibilityMark verdict={verdict} />
              <div>
                <p>
                  <strong>{other && <ProjectLink project={other} />}</strong>:{' '}
                  {isDerived
                    ? 'their kernels are of different series, and nobody has made a claim.'
                    : claim?.reason}
                </p>
                {!isDerived && claim && <Source claim={claim} />}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Cut({ shown, of, things = 'project' }: { shown: number; of: number; things?: string }) {
  if (of <= shown) return null;
  return (
    <p class="quiet small">
      The first {shown} of {count(of, things)}; all claims are in <a href="/claims.csv">a table</a>.
    </p>
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
