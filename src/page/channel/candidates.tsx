import { GateMark } from '../components/gate-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { useGroup } from '../group.ts';
import type { ChannelQuery } from '../operation-types.ts';
import { count } from '../words.ts';

/** The projects one step before the channel, each with its gate and what blocks it. */
export function Candidates({
  candidates: { nodes, totalCount },
}: {
  candidates: ChannelQuery['candidates'];
}) {
  const group = useGroup();
  if (nodes.length === 0) return <p>No {group.project.one} is one step before it.</p>;
  return (
    <ul class="records">
      {nodes.map(({ gate, ...project }) => (
        <li key={project.slug}>
          <p>
            <ProjectLink project={project} />: <GateMark verdict={gate.verdict} />
          </p>
          {gate.blockers.map(({ message }) => (
            <p class="quiet" key={message}>
              <Sentence text={message} />
            </p>
          ))}
        </li>
      ))}
      {totalCount > nodes.length && (
        <li>
          and{' '}
          <PageLink to="/#projects" search={{ readiness: 'EXPERIMENTAL' }}>
            {count(totalCount - nodes.length, 'other')}
          </PageLink>
        </li>
      )}
    </ul>
  );
}
