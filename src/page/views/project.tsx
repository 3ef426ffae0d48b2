import { ActionItems } from '../components/action-items.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { PageLink } from '../components/page-link.tsx';
import { levelWord } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { Combines } from '../project/combines.tsx';
import { GateChecklist } from '../project/gate.tsx';
import { Lineage, MergedInto, TargetOf } from '../project/lineage.tsx';
import { Proposals } from '../project/proposals.tsx';
import { RecordEntry } from '../project/record.tsx';
import { Runs } from '../project/runs.tsx';
import { Said } from '../project/said.tsx';
import { Standing } from '../project/standing.tsx';
import { Timeline } from '../project/timeline.tsx';
import { Waivers } from '../project/waivers.tsx';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** Nothing else can be the name of a project in an address. */
const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/;

/** One project: where it stands and what that means, every record of it, what its next step takes, what was said. */
export const project: View = {
  path: '/projects/:slug',
  async see({ group, url, params, reading, query }) {
    const { recordsBefore, notesBefore } = readQuery(url, {
      recordsBefore: one(text),
      notesBefore: one(text),
    });
    const { slug = '' } = params;
    if (!SLUG.test(slug)) return null;
    const { project } = await query('Project', { slug, ...reading, recordsBefore, notesBefore });
    if (!project) return null;
    const { name, summary, readiness, nextGate } = project;
    return {
      title: name,
      description: `${name}: ${levelWord(group, readiness)}. ${summary}`,
      feeds: [[`/projects/${encodeURIComponent(slug)}`, `${name}: changes`]],
      body: (
        <article>
          <h1>{name}</h1>
          <p class="lede">{summary}</p>
          <MergedInto project={project} />
          <div class="with-margin">
            <div>
              <Standing project={project} />
              <h2 id="history">History</h2>
              <Timeline project={project} asOf={reading.asOf} />
              <History project={project} path={url.pathname} />
              {project.proposals.totalCount > 0 && (
                <>
                  <h2 id="proposals">Proposals</h2>
                  <Proposals project={project} />
                </>
              )}
              {project.actionItems.totalCount > 0 && (
                <>
                  <h2 id="action-items">Action items that are open</h2>
                  <ActionItems items={project.actionItems.nodes} about={project.slug} />
                  {project.actionItems.totalCount > project.actionItems.nodes.length && (
                    <p>
                      and {count(project.actionItems.totalCount - project.actionItems.nodes.length, 'other')}
                    </p>
                  )}
                </>
              )}
              <h2 id="gate">Next step</h2>
              {nextGate && <TargetOf project={project} to={nextGate.to} />}
              {nextGate ? <GateChecklist gate={nextGate} /> : <p>There is no further step for it.</p>}
              {project.waivers.totalCount > 0 && (
                <>
                  <h3 id="waivers">Waivers</h3>
                  <Waivers waivers={project.waivers} />
                </>
              )}
              {project.ciRuns.totalCount > 0 && (
                <>
                  <h3 id="runs">CI runs</h3>
                  <Runs runs={project.ciRuns} />
                </>
              )}
              {project.lineage.nodes.length > 0 && (
                <>
                  <h2 id="lineage">What became of it</h2>
                  <Lineage project={project} />
                </>
              )}
              <h2 id="combines">What it can be combined with</h2>
              <Combines project={project} />
              <h2 id="said">What was said about it</h2>
              <SaidInMinutes project={project} path={url.pathname} />
            </div>
            <aside aria-label="About the project">
              <h2>About</h2>
              <About project={project} />
              <h2>Follow</h2>
              <Follow project={project} url={url} />
            </aside>
          </div>
        </article>
      ),
    };
  },
};

function History({ project: { history }, path }: { project: Project; path: string }) {
  if (history.totalCount === 0) return <p>No meeting has recorded a readiness of it.</p>;
  return (
    <>
      <ul class="records">
        {history.nodes.toReversed().map((record) => (
          <RecordEntry key={record.number} record={record} />
        ))}
      </ul>
      {history.pageInfo.hasPreviousPage && (
        <p>
          <PageLink to={`${path}#history`} search={{ recordsBefore: history.pageInfo.startCursor }}>
            Earlier records
          </PageLink>
        </p>
      )}
    </>
  );
}

function SaidInMinutes({ project: { notes }, path }: { project: Project; path: string }) {
  if (notes.totalCount === 0) return <p>No note of the minutes is about it.</p>;
  return (
    <>
      <p class="quiet small">{count(notes.totalCount, 'note')}, the newest meeting first.</p>
      <Said notes={notes.nodes} />
      {notes.pageInfo.hasPreviousPage && (
        <p>
          <PageLink to={`${path}#said`} search={{ notesBefore: notes.pageInfo.startCursor }}>
            Earlier notes
          </PageLink>
        </p>
      )}
    </>
  );
}

function Follow({ project: { slug, name }, url }: { project: Project; url: URL }) {
  const page = `/projects/${encodeURIComponent(slug)}`;
  const badge = `/badge/${encodeURIComponent(slug)}.svg`;
  return (
    <>
      <p>
        <img src={badge} alt={`Badge: the readiness of ${name}`} height={20} />
      </p>
      <p class="small">
        <label>
          Markdown of the badge
          <input
            readonly
            value={`[![${name.replaceAll(/[[\]\\]/g, '')}](${url.origin}${badge})](${url.origin}${page})`}
          />
        </label>
      </p>
      <ul class="plain-list small">
        <li>
          <a href={`${page}.atom`}>Atom</a>
        </li>
        <li>
          <a href={`${page}.json`}>JSON Feed</a>
        </li>
        <li>
          <a href={`/badge/${encodeURIComponent(slug)}.json`}>Badge for shields.io</a>
        </li>
      </ul>
    </>
  );
}

/** Whether an alias is but another way to write the name. */
const isSpelling = (alias: string, { name, slug }: Project): boolean =>
  [name, slug, slug.replaceAll('-', ' ')].some((other) => other.toLowerCase() === alias.toLowerCase());

/** Who was named a maintainer here, and stands as one. */
const maintainersNamed = ({ maintainers }: Project): string =>
  maintainers.nodes
    .filter(({ isRevoked }) => !isRevoked)
    .map(({ person, succeeds, namedAt }) => {
      const name = person.name ? `${person.name} (@${person.handle})` : `@${person.handle}`;
      const instead = succeeds ? ` in the place of @${succeeds.handle}` : '';
      return `${name}${instead}, since ${namedAt.slice(0, 10)}`;
    })
    .join('; ');

function About({ project }: { project: Project }) {
  const { people, organisations, aliases, links, path, kernelBase, enteredProjectsOn, leftProjectsOn } =
    project;
  const { lastChangedAt } = project;
  const stay = [
    enteredProjectsOn && `since ${enteredProjectsOn}`,
    leftProjectsOn && `until ${leftProjectsOn}`,
  ];
  return (
    <Facts
      facts={[
        [
          'People',
          people.map(({ handle, name }) => (name ? `${name} (@${handle})` : `@${handle}`)).join(', '),
        ],
        ['Maintainers named', maintainersNamed(project)],
        ['Organisations', organisations.join(', ')],
        ['Also called', aliases.filter((alias) => !isSpelling(alias, project)).join(', ')],
        ['Directory', [path, ...stay].filter(Boolean).join(', ')],
        [
          'Kernel',
          kernelBase && [kernelBase.series, kernelBase.base, kernelBase.form].filter(Boolean).join(' · '),
        ],
        [
          'Last changed',
          lastChangedAt && (
            <time
              dateTime={lastChangedAt}
            >{`${lastChangedAt.slice(0, 10)} ${lastChangedAt.slice(11, 16)} UTC`}</time>
          ),
        ],
        [
          'Links',
          links.length > 0 && (
            <ul class="plain-list">
              {links.map((link) => (
                <li key={link}>
                  <ExternalLink href={link} />
                </li>
              ))}
            </ul>
          ),
        ],
      ]}
    />
  );
}
