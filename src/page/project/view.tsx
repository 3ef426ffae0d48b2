import { ActionItems } from '../components/action-items.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { PageLink } from '../components/page-link.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { one, readQuery, text } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';
import { Combines } from './combines.tsx';
import { Fits } from './fits.tsx';
import { GateChecklist } from './gate.tsx';
import { History } from './history.tsx';
import { Lineage, MergedInto } from './lineage.tsx';
import { Runs } from './runs.tsx';
import { Said } from './said.tsx';
import { Standing } from './standing.tsx';
import { Timeline } from './timeline.tsx';
import { Waivers } from './waivers.tsx';

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
    const { name, summary, readiness } = project;
    return {
      title: name,
      description: `${name}: ${levelWord(group, readiness)}. ${summary}`,
      picture: `/projects/${encodeURIComponent(slug)}.png`,
      about: {
        '@type': 'SoftwareSourceCode',
        name,
        description: summary,
        creativeWorkStatus: levelWord(group, readiness),
        ...(project.since ? { dateModified: project.since } : {}),
        maintainer: project.people.map(({ handle, name: person }) => ({
          '@type': 'Person',
          name: person ?? handle,
        })),
      },
      feeds: [[`/projects/${encodeURIComponent(slug)}`, `${name}: changes`]],
      body: (
        <article>
          <h1>{name}</h1>
          <p class="lede">{summary}</p>
          <MergedInto project={project} />
          <Standing project={project} />
          <div class="with-margin">
            <div>
              <h2 id="gate">Criteria</h2>
              <Criteria project={project} />
              {project.waivers.totalCount > 0 && (
                <>
                  <h3 id="waivers">Waivers</h3>
                  <Waivers waivers={project.waivers} />
                </>
              )}
              <h2 id="history">History</h2>
              <History project={project} path={url.pathname} isNewest={!recordsBefore} />
              <Timeline project={project} asOf={reading.asOf} />
              {project.actionItems.totalCount > 0 && (
                <>
                  <h2 id="action-items">Open action items</h2>
                  <ActionItems items={project.actionItems.nodes} about={project.slug} />
                  {project.actionItems.totalCount > project.actionItems.nodes.length && (
                    <p>
                      and {count(project.actionItems.totalCount - project.actionItems.nodes.length, 'other')}
                    </p>
                  )}
                </>
              )}
              {project.ciRuns.totalCount > 0 && (
                <>
                  <h2 id="runs">CI runs</h2>
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
              <h2>Combines with</h2>
              <Fits project={project} />
              <h2 id="about">About</h2>
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

/** The next step, and the last one as far as it takes more. */
function Criteria({ project: { nextGate, lastGate, proposals } }: { project: Project }) {
  const { levels } = useGroup();
  if (!nextGate) return <p>There is no further step for it.</p>;
  const isAsked = proposals.nodes.some(({ isOpen, to }) => isOpen && to === lastGate.to);
  const isLast = nextGate.to === lastGate.to || !levels[lastGate.to].isUsed;
  return (
    <>
      <GateChecklist gate={nextGate} isInQuestion />
      {!isLast &&
        lastGate.criteria.some(
          ({ inherited, criterion }) => !inherited && criterion.gates === lastGate.to,
        ) && (
          <div id="last-gate">
            <GateChecklist gate={ownOf(lastGate, nextGate)} isInQuestion={isAsked} isOnlyOwn />
          </div>
        )}
    </>
  );
}

/** Without what the next step shows already: an id stands once on a page. */
const ownOf = (last: Project['lastGate'], next: NonNullable<Project['nextGate']>) => ({
  ...last,
  criteria: last.criteria.filter(
    ({ criterion }) => !next.criteria.some((one) => one.criterion.key === criterion.key),
  ),
});

function SaidInMinutes({ project: { notes }, path }: { project: Project; path: string }) {
  if (notes.totalCount === 0) return <p>No note in the minutes mentions it.</p>;
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
  const stay = [enteredProjectsOn && `from ${enteredProjectsOn}`, leftProjectsOn && `to ${leftProjectsOn}`];
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
        ['Folder', [path, stay.filter(Boolean).join(' ')].filter(Boolean).join(', ')],
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
