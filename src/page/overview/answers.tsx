import { Fragment } from 'preact';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark } from '../components/readiness-mark.tsx';
import { levelsOf, levelWord, oneProject, projectCount, useGroup } from '../group.ts';
import type { OverviewQuery, Readiness } from '../operation-types.ts';
import { count, listed } from '../words.ts';

/** The three questions that the SIG asked itself at its first meeting, answered from what is recorded. */
export function Answers({ data }: { data: OverviewQuery }) {
  return (
    <div class="answers" data-live="answers">
      <WhichAreReady data={data} />
      <WhenIsItReady data={data} />
      <WhatCombines data={data} />
    </div>
  );
}

type Named = { slug: string; name: string };

/** The first of some projects by name, and how many there are besides. */
function Some({ projects, total }: { projects: readonly Named[]; total: number }) {
  const group = useGroup();
  const named = projects.slice(0, 6);
  const rest = total - named.length;
  const links = named.map((project) => <ProjectLink key={project.slug} project={project} />);
  return listed(
    rest > 0 ? [...links, named.length > 0 ? count(rest, 'other') : projectCount(group, rest)] : links,
  );
}

function WhichAreReady({ data: { readinessCounts, everything } }: { data: OverviewQuery }) {
  const group = useGroup();
  const many = (level: Readiness) =>
    readinessCounts.find(({ readiness }) => readiness === level)?.projects ?? 0;
  const at = (level: Readiness) => everything.nodes.filter(({ readiness }) => readiness === level);
  const passing = everything.nodes.filter(
    ({ nextGate }) => nextGate?.verdict === 'OPEN' || nextGate?.verdict === 'OPEN_WITH_WAIVERS',
  );
  const steps = levelsOf(group).filter((to) => passing.some(({ nextGate }) => nextGate?.to === to));
  const isWhole = everything.totalCount <= everything.nodes.length;
  return (
    <section>
      <h2>Which {group.project.many} are ready?</h2>
      <p class="answer">
        {many('GRADUATED') === 0 ? (
          <>
            None is recorded as <AtLevel level="GRADUATED">ready</AtLevel>
          </>
        ) : (
          <>
            {levelWord(group, 'GRADUATED')}: <Some projects={at('GRADUATED')} total={many('GRADUATED')} />
          </>
        )}
        {group.channel === null ? (
          '.'
        ) : many('TESTING') === 0 ? (
          <>
            , and nothing is in the <AtLevel level="TESTING">{group.channel}</AtLevel>.
          </>
        ) : (
          <>
            ; in the {group.channel}: <Some projects={at('TESTING')} total={many('TESTING')} />.
          </>
        )}
      </p>
      {steps.map((to) => {
        const open = passing.filter(({ nextGate }) => nextGate?.to === to);
        return (
          <p key={to}>
            The gate to {levelWord(group, to)} is open for <Some projects={open} total={open.length} />, as
            far as adopted criteria go
            {isWhole ? '.' : `; only the first ${everything.nodes.length} ${group.project.many} were asked.`}
          </p>
        );
      })}
      {steps.length === 0 && everything.totalCount > 0 && (
        <p>The gate to the next step is open for no {group.project.one}.</p>
      )}
    </section>
  );
}

/** Words that lead to the projects at a level. */
function AtLevel({ level, children }: { level: Readiness; children: string }) {
  return (
    <PageLink to="/#projects" search={{ readiness: level }}>
      {children}
    </PageLink>
  );
}

function WhenIsItReady({ data: { criteria } }: { data: OverviewQuery }) {
  const group = useGroup();
  const adopted = criteria.filter(({ standing }) => standing === 'ADOPTED');
  const proposed = criteria.filter(({ standing }) => standing === 'PROPOSED');
  const steps = levelsOf(group).filter((to) => adopted.some(({ gates }) => gates === to));
  return (
    <section>
      <h2>When is {oneProject(group)} ready?</h2>
      {steps.length === 0 ? (
        <p class="answer">No criterion has been adopted.</p>
      ) : (
        <ul class="answer plain-list">
          {steps.map((to) => (
            <li key={to}>
              <ReadinessMark readiness={to} />{' '}
              {listed(
                adopted
                  .filter(({ gates }) => gates === to)
                  .map(({ key, title }) => (
                    <PageLink key={key} to={`/criteria#criterion-${key}`}>
                      {title}
                    </PageLink>
                  )),
              )}
            </li>
          ))}
        </ul>
      )}
      {proposed.length > 0 && (
        <p>
          {proposed.length.toLocaleString('en')}
          {adopted.length > 0 && ' more'} {proposed.length === 1 ? 'criterion has' : 'criteria have'} been
          proposed; no meeting has adopted {proposed.length === 1 ? 'it' : 'them'}.{' '}
          <PageLink to="/criteria">All criteria</PageLink>
        </p>
      )}
    </section>
  );
}

type Found = OverviewQuery['tested'];

function WhatCombines({ data: { tested, prototyped, plausible } }: { data: OverviewQuery }) {
  const group = useGroup();
  const isCut = [...tested, ...prototyped, ...plausible].some(({ isSearchComplete }) => !isSearchComplete);
  return (
    <section>
      <h2>What can be combined?</h2>
      {tested.length > 0 ? (
        <p class="answer">
          Tested together: <Sets found={tested} />.
        </p>
      ) : (
        <p class="answer">
          Nothing was ever tested together.
          {prototyped.length > 0 && (
            <>
              {' '}
              Prototyped: <Sets found={prototyped} />.
            </>
          )}
        </p>
      )}
      <p>
        {plausible.length > 0 && (
          <>
            The largest set without a known obstacle has{' '}
            {projectCount(group, plausible[0]?.projects.length ?? 0)}: <Sets found={plausible} />.{' '}
          </>
        )}
        {isCut && 'There are more sets than were looked at. '}
        <PageLink to="/combinations">All combinations</PageLink>
      </p>
    </section>
  );
}

/** Each set as a sentence part of its own. */
function Sets({ found }: { found: Found }) {
  return found.map(({ projects }, index) => (
    <Fragment key={projects.map(({ slug }) => slug).join(' ')}>
      {index > 0 && '; '}
      <Some projects={projects} total={projects.length} />
    </Fragment>
  ));
}
