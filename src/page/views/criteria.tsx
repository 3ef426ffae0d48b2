import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { Facts } from '../components/facts.tsx';
import { MeetingLink, PageLink, ProjectLink } from '../components/page-link.tsx';
import { levelsOf, levelWord } from '../group.ts';
import type { CriteriaQuery } from '../operation-types.ts';
import type { View } from '../view.ts';
import { count, listed } from '../words.ts';

/** Of more projects it is told by the matrix alone, a page of them at a time, who meets a criterion. */
const MOST_JUDGED = 100;

type Criterion = CriteriaQuery['criteria'][number];

/** What a project must show before each step: who asks for it, since when, and who has shown it. */
export const criteria: View = {
  path: '/criteria',
  async see({ group, reading: { asOf }, query }) {
    const { projects } = await query('ProjectCount', {});
    const { criteria } = await query('Criteria', { asOf, hasResults: projects.totalCount <= MOST_JUDGED });
    const steps = levelsOf(group).filter((step) => criteria.some(({ gates }) => gates === step));
    const adopted = criteria.filter(({ standing }) => standing === 'ADOPTED');
    const elsewhere = adopted.filter(({ source }) => source.meeting === null).length;
    return {
      title: 'Criteria',
      description: 'What a project must show before each step, who asks for it, and which projects meet it.',
      body: (
        <>
          <h1>Criteria</h1>
          <p class="lede">
            What a project must show before each step. {count(adopted.length, 'criterion is', 'criteria are')}{' '}
            adopted, and {(criteria.length - adopted.length).toLocaleString('en')} proposed. Only adopted
            criteria block a step.{elsewhere > 0 && ` ${adoptedElsewhere(elsewhere)}`}
          </p>
          <p>
            <PageLink to="/matrix">See every project against every criterion</PageLink>
          </p>
          {criteria.length === 0 && <p>No criterion is in force.</p>}
          {steps.map((step) => (
            <section key={step}>
              <h2 id={step.toLowerCase()}>To {levelWord(group, step)}</h2>
              {criteria
                .filter(({ gates }) => gates === step)
                .map((criterion) => (
                  <CriterionEntry key={criterion.key} criterion={criterion} />
                ))}
            </section>
          ))}
        </>
      ),
    };
  },
};

/** What was required before anybody met was adopted by its source. */
const adoptedElsewhere = (many: number) =>
  many === 1
    ? 'One of them was adopted by its source, not by a meeting.'
    : `${many.toLocaleString('en')} of them were adopted by their sources, not by a meeting.`;

function CriterionEntry({ criterion }: { criterion: Criterion }) {
  const { key, title, kind, standing, since, adoptedOn, reason, source, requiredRuns, windowDays } =
    criterion;
  return (
    <section class="criterion">
      <h3 id={`criterion-${key}`}>{title}</h3>
      {reason && <p>{reason}</p>}
      <Facts
        facts={[
          ['Standing', standing === 'ADOPTED' ? 'adopted: it is required' : 'proposed: it blocks nothing'],
          ['Decided by', kind === 'CI' ? runsNeeded(requiredRuns, windowDays) : 'a person’s assessment'],
          ['Since', <Day key="since" date={since} />],
          ['Adopted on', adoptedOn && <Day date={adoptedOn} />],
          ['Source', <Source key="source" source={source} />],
          ['Met by', <MetBy key="met" criterion={criterion} />],
          ['Key', <code key="key">{key}</code>],
        ]}
      />
    </section>
  );
}

function runsNeeded(requiredRuns: number | null, windowDays: number | null): string {
  const runs = requiredRuns === null ? 'CI runs' : count(requiredRuns, 'passing CI run');
  return windowDays === null ? runs : `${runs}, the newest within ${count(windowDays, 'day')}`;
}

function Source({ source: { meeting, url } }: { source: Criterion['source'] }) {
  return (
    <>
      {meeting && (
        <>
          the meeting of <MeetingLink {...meeting} />
        </>
      )}
      {meeting && url && ', '}
      {url && <ExternalLink href={url} />}
      {!meeting && !url && 'not on record'}
    </>
  );
}

function MetBy({ criterion: { met, results } }: { criterion: Criterion }) {
  if (!met || !results)
    return (
      <>
        of more than {MOST_JUDGED} projects the <PageLink to="/matrix">matrix</PageLink> tells
      </>
    );
  const more = met.totalCount - met.nodes.length;
  const named = met.nodes.map(({ project }) => <ProjectLink key={project.slug} project={project} />);
  if (met.totalCount === 0) return <>none of {count(results.totalCount, 'project')}</>;
  return (
    <>
      {listed(more > 0 ? [...named, count(more, 'other')] : named)}, {met.totalCount.toLocaleString('en')} of{' '}
      {count(results.totalCount, 'project')}
    </>
  );
}
