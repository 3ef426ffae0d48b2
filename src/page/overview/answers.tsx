import type { ComponentChildren } from 'preact';
import { HalfMatrix } from '../combinations/half-matrix.tsx';
import { CompatibilityTile } from '../components/compatibility-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadinessMark, ReadinessShape } from '../components/readiness-mark.tsx';
import { wayOf } from '../components/stepper.tsx';
import { MARKS } from '../components/verdict-mark.tsx';
import { levelWord, oneProject, projectCount, useGroup } from '../group.ts';
import type { OverviewQuery, OverviewSetsQuery, PairMarksQuery, Readiness } from '../operation-types.ts';
import { count, listed, shortTitle } from '../words.ts';
import { areBlocked, isWhole, mayMove, stepsOf } from './standing.ts';

type Pairs = PairMarksQuery['combination']['pairs'];

interface AnswersProps {
  data: OverviewQuery;
  /** Of projects that can be combined. */
  sets: OverviewSetsQuery;
  /** Null where there are too many projects to set each against each. */
  pairs: Pairs | null;
}

/** The three questions that a reader comes with, answered from what is recorded. */
export function Answers({ data, sets, pairs }: AnswersProps) {
  return (
    <div class="answers" data-live="answers">
      <WhichAreReady data={data} />
      <WhenIsItReady data={data} />
      <WhatCombines sets={sets} pairs={pairs} />
    </div>
  );
}

interface QuestionProps {
  title: string;
  /** The same in one word, and its answer in a few: what a phone shows until it is opened. */
  short: string;
  gist: string;
  children: ComponentChildren;
}

function Question({ title, short, gist, children }: QuestionProps) {
  return (
    <details class="question">
      <summary>
        <h2>
          <span class="in-full">{title}</span>
          <span class="in-short">{short}</span>
        </h2>
        <span class="in-short">{gist}</span>
      </summary>
      {children}
    </details>
  );
}

type Named = { slug: string; name: string };

/** The first of some projects by name, and how many there are besides. */
function Some({ projects, total = projects.length }: { projects: readonly Named[]; total?: number }) {
  const group = useGroup();
  const named = projects.slice(0, 6);
  const rest = total - named.length;
  const links = named.map((project) => <ProjectLink key={project.slug} project={project} />);
  return listed(
    rest > 0 ? [...links, named.length > 0 ? count(rest, 'other') : projectCount(group, rest)] : links,
  );
}

function Point({ mark, children }: { mark: ComponentChildren; children: ComponentChildren }) {
  return (
    <li>
      {mark}
      <span>{children}</span>
    </li>
  );
}

const shapeOf = (of: 'MET' | 'FAILED', className: string) => (
  <svg class={`shape ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {MARKS[of].shape}
  </svg>
);

function WhichAreReady({ data }: { data: OverviewQuery }) {
  const group = useGroup();
  const { readinessCounts, everything } = data;
  const many = (level: Readiness) =>
    readinessCounts.find(({ readiness }) => readiness === level)?.projects ?? 0;
  const at = (level: Readiness) => everything.nodes.filter(({ readiness }) => readiness === level);
  const steps = stepsOf(group, mayMove(data));
  const blocked = areBlocked(data);
  const asked = isWhole(data)
    ? ''
    : ` Only the first ${everything.nodes.length} ${group.project.many} were asked.`;
  const gist = [
    many('GRADUATED') === 0 ? 'none yet' : projectCount(group, many('GRADUATED')),
    ...steps.map(({ to, projects }) => `${projects.length} may enter ${levelWord(group, to)}`),
  ].join('; ');
  return (
    <Question title={`Which ${group.project.many} are ready?`} short="Ready?" gist={gist}>
      <ul class="points">
        <Point mark={many('GRADUATED') === 0 ? HOLLOW : <ReadinessShape readiness="GRADUATED" />}>
          {many('GRADUATED') === 0 ? (
            <>
              None is <AtLevel level="GRADUATED">{levelWord(group, 'GRADUATED')}</AtLevel>
            </>
          ) : (
            <>
              <strong>{levelWord(group, 'GRADUATED')}:</strong>{' '}
              <Some projects={at('GRADUATED')} total={many('GRADUATED')} />
            </>
          )}
          {group.channel === null ? (
            '.'
          ) : many('TESTING') === 0 ? (
            <>
              , and nothing is in the <PageLink to="/channel">{group.channel}</PageLink>.
            </>
          ) : (
            <>
              ; in the <PageLink to="/channel">{group.channel}</PageLink>:{' '}
              <Some projects={at('TESTING')} total={many('TESTING')} />.
            </>
          )}
        </Point>
        {steps.map(({ to, projects }) => (
          <Point key={to} mark={shapeOf('MET', 'good')}>
            <strong>May enter {levelWord(group, to)}:</strong> <Some projects={projects} />.{asked}
          </Point>
        ))}
        {steps.length === 0 && everything.totalCount > 0 && (
          <Point mark={HOLLOW}>
            No {group.project.one} may take its next step.{asked}
          </Point>
        )}
        {blocked.length > 0 && (
          <Point mark={shapeOf('FAILED', 'bad')}>
            <strong>May not move yet:</strong> <Blocked projects={blocked} />
          </Point>
        )}
      </ul>
    </Question>
  );
}

const HOLLOW = (
  <svg class="shape quiet" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="6" />
  </svg>
);

const MOST_REASONS = 3;

/** Those that wait for the same are named together. */
function Blocked({ projects }: { projects: OverviewQuery['everything']['nodes'] }) {
  const group = useGroup();
  const reasons = new Map<string, { criteria: Map<string, string>; projects: Named[] }>();
  for (const project of projects) {
    const criteria = new Map(
      project.nextGate?.blockers.flatMap(({ criterion }) =>
        criterion ? [[criterion.key, criterion.title] as const] : [],
      ),
    );
    const key = [...criteria.keys()].sort().join(' ');
    const reason = reasons.get(key) ?? { criteria, projects: [] };
    reason.projects.push(project);
    reasons.set(key, reason);
  }
  const sorted = [...reasons.values()].sort((a, b) => b.projects.length - a.projects.length);
  const rest = sorted.slice(MOST_REASONS).flatMap((reason) => reason.projects).length;
  return (
    <>
      {sorted.slice(0, MOST_REASONS).map(({ criteria, projects: held }, index) => (
        <span key={[...criteria.keys()].join(' ')}>
          {index > 0 && ' '}
          <Some projects={held} />{' '}
          {criteria.size === 0 ? (
            `${held.length === 1 ? 'waits' : 'wait'} for another ${group.project.one}.`
          ) : (
            <>
              {held.length === 1 ? 'does' : 'do'} not meet{' '}
              {listed(
                [...criteria].map(([key, title]) => (
                  <CriterionLink key={key} of={key}>
                    {title}
                  </CriterionLink>
                )),
              )}
              .
            </>
          )}
        </span>
      ))}
      {rest > 0 && ` ${count(rest, 'other')} ${rest === 1 ? 'waits' : 'wait'} for something else.`}
    </>
  );
}

const CriterionLink = ({ of, children }: { of: string; children: string }) => (
  <PageLink to={`/criteria/${encodeURIComponent(of)}`}>{children}</PageLink>
);

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
  const steps = wayOf(group).filter(
    (to) => criteria.some(({ gates }) => gates === to) || (adopted.length > 0 && to !== 'PROPOSED'),
  );
  const gist =
    adopted.length === 0
      ? 'no criterion has been adopted'
      : `${count(adopted.length, 'criterion is', 'criteria are')} required`;
  return (
    <Question title={`When is ${oneProject(group)} ready?`} short="When?" gist={gist}>
      {adopted.length === 0 && <p>No criterion has been adopted.</p>}
      {steps.map((to, index) => (
        <Step
          key={to}
          to={to}
          before={adopted.filter(({ gates }) => steps.slice(0, index).includes(gates)).length}
          criteria={criteria.filter(({ gates }) => gates === to)}
        />
      ))}
    </Question>
  );
}

interface StepProps {
  to: Readiness;
  /** How many criteria of the steps before it are required for it as well. */
  before: number;
  criteria: OverviewQuery['criteria'];
}

function Step({ to, before, criteria }: StepProps) {
  const adopted = criteria.filter(({ standing }) => standing === 'ADOPTED');
  const proposed = criteria.length - adopted.length;
  return (
    <div class="way-to">
      <h3>
        {to === 'GRADUATED' ? 'To become' : 'To enter'} <ReadinessMark readiness={to} />
        {before > 0 && adopted.length > 0 && ', also'}
      </h3>
      {adopted.map(({ key, title, met, results }) => (
        <p key={key} class="bar">
          <CriterionLink of={key}>{shortTitle(title)}</CriterionLink>
          {met && results && <Bar part={met.totalCount} of={results.totalCount} />}
        </p>
      ))}
      {(adopted.length === 0 || proposed > 0) && (
        <p class="quiet">
          {adopted.length === 0 &&
            (before > 0 ? `It takes the same ${before === 1 ? 'one' : before}. ` : 'Nothing is required. ')}
          {proposed > 0 && (
            <PageLink to={`/criteria#${to.toLowerCase()}`}>
              {proposed} {before + adopted.length > 0 && 'more '}
              {proposed === 1 ? 'is' : 'are'} proposed
            </PageLink>
          )}
        </p>
      )}
    </div>
  );
}

function Bar({ part, of }: { part: number; of: number }) {
  return (
    <>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="whole" width="100" height="4" />
        <rect class="part" width={of === 0 ? 0 : (100 * part) / of} height="4" />
      </svg>
      <span class="figure quiet">
        {part} of {of}
      </span>
    </>
  );
}

function WhatCombines({ sets, pairs }: Omit<AnswersProps, 'data'>) {
  const { tested, prototyped, plausible } = sets;
  const with_ = (verdict: string) => (pairs ?? []).filter((pair) => pair.verdict === verdict);
  const [conflicts, ports, likely] = [with_('CONFLICT'), with_('NEEDS_PORT'), with_('PLAUSIBLE')];
  const isCut = [...tested, ...prototyped, ...plausible].some(({ isSearchComplete }) => !isSearchComplete);
  const largest = plausible[0]?.projects.length ?? 0;
  const gist = [
    tested.length > 0
      ? `${count(with_('TESTED').length, 'pair')} tested`
      : prototyped.length > 0
        ? `${count(with_('PROTOTYPED').length, 'pair')} prototyped`
        : 'nothing was tested together',
    ...(conflicts.length > 0 ? [count(conflicts.length, 'conflict')] : []),
  ].join(', ');
  return (
    <Question
      title="What can be combined?"
      short="Combined?"
      gist={pairs || largest === 0 ? gist : `sets of up to ${largest}`}
    >
      <div class="combined">
        <ul class="points">
          {tested.length === 0 && prototyped.length === 0 && (
            <Point mark={<CompatibilityTile verdict="UNKNOWN" />}>No set was tested together.</Point>
          )}
          {tested.map(({ projects }, index) => (
            <Point key={index} mark={<CompatibilityTile verdict="TESTED" />}>
              <strong>Can:</strong> <Some projects={projects} /> were tested together.
            </Point>
          ))}
          {prototyped.map(({ projects }, index) => (
            <Point key={index} mark={<CompatibilityTile verdict="PROTOTYPED" />}>
              <strong>Can:</strong> <Some projects={projects} /> were prototyped together.
            </Point>
          ))}
          {largest > 0 && (
            <Point mark={<CompatibilityTile verdict="PLAUSIBLE" />}>
              {likely.length > 0
                ? `${count(likely.length, 'pair is', 'pairs are')} plausible, in `
                : 'There are '}
              <PageLink to="/combinations#largest">sets of up to {largest}</PageLink>
              {likely.length === 0 && ' without a known obstacle'}.
              {isCut && ' There are more sets than were looked at.'}
            </Point>
          )}
          {conflicts.slice(0, 3).map(({ projects }) => (
            <Point
              key={projects.map(({ slug }) => slug).join(' ')}
              mark={<CompatibilityTile verdict="CONFLICT" />}
            >
              <strong>Cannot:</strong> <Some projects={projects} /> conflict.
            </Point>
          ))}
          {conflicts.length > 3 && (
            <Point mark={<CompatibilityTile verdict="CONFLICT" />}>
              {count(conflicts.length - 3, 'other pair conflicts', 'other pairs conflict')}.
            </Point>
          )}
          {ports.length > 0 && (
            <Point mark={<CompatibilityTile verdict="NEEDS_PORT" />}>
              <PageLink to="/combinations#needs-port">{count(ports.length, 'pair')}</PageLink>{' '}
              {ports.length === 1 ? 'needs' : 'need'} a port first.
            </Point>
          )}
        </ul>
        <p class="small-matrix">
          {pairs && pairs.length > 1 && <HalfMatrix pairs={pairs} />}
          <PageLink to="/combinations">
            {pairs && pairs.length > 1 ? `All ${count(pairs.length, 'pair')}` : 'All combinations'}
          </PageLink>
        </p>
      </div>
    </Question>
  );
}
