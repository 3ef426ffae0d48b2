import { CompatibilityTile } from '../components/compatibility-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import type { CompatibilityVerdict, ProjectQuery } from '../operation-types.ts';
import { listed } from '../words.ts';

type Project = NonNullable<ProjectQuery['project']>;

const WORDS: Partial<Record<CompatibilityVerdict, string>> = {
  TESTED: 'Tested with',
  PROTOTYPED: 'Prototyped with',
  PLAUSIBLE: 'Plausible with',
  NEEDS_PORT: 'It needs a port for',
  CONFLICT: 'It conflicts with',
};

/** What a project can and cannot yet be combined with, by name; why is said further down. */
export function Fits({ project }: { project: Project }) {
  const { fits, clashes, ports } = project;
  const can = fits.nodes;
  const cannot = [...clashes.nodes, ...ports.nodes];
  if (can.length + cannot.length === 0) return <p>Nobody has said anything about it and another.</p>;
  return (
    <>
      <Side title="Can" verdicts={['TESTED', 'PROTOTYPED', 'PLAUSIBLE']} pairs={can} project={project} />
      <Side title="Cannot yet" verdicts={['CONFLICT', 'NEEDS_PORT']} pairs={cannot} project={project} />
      <p class="small">
        <a href="#combines">Reasons and sources</a> ·{' '}
        <PageLink to="/combinations" search={{ project: project.slug }}>
          Ask about a set
        </PageLink>
      </p>
    </>
  );
}

interface SideProps {
  title: string;
  verdicts: readonly CompatibilityVerdict[];
  pairs: Project['fits']['nodes'];
  project: { slug: string };
}

function Side({ title, verdicts, pairs, project }: SideProps) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="points">
        {verdicts.map((verdict) => {
          const others = pairs
            .filter((pair) => pair.verdict === verdict)
            .flatMap(({ projects }) => projects.filter(({ slug }) => slug !== project.slug))
            .sort((one, other) => one.name.localeCompare(other.name, 'en'));
          if (others.length === 0) return null;
          return (
            <li key={verdict}>
              <CompatibilityTile verdict={verdict} />
              <span>
                {WORDS[verdict]}{' '}
                {listed(others.map((other) => <ProjectLink key={other.slug} project={other} />))}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
