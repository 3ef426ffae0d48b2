import { Day } from '../components/day.tsx';
import { Facts } from '../components/facts.tsx';
import { MeetingLink, PageLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import { VerdictMark } from '../components/verdict-mark.tsx';
import { CriterionSource } from '../criteria/facts.tsx';
import { MOST_JUDGED } from '../criteria/view.tsx';
import { capital, levelWord, oneProject, useGroup } from '../group.ts';
import type { CriterionQuery } from '../operation-types.ts';
import type { View } from '../view.ts';
import { count, DECIDED_BY } from '../words.ts';

type Criterion = NonNullable<CriterionQuery['criterion']>;

const KEY = /^[a-z\d]+(?:-[a-z\d]+)*$/;
const ACTS = { DEFINED: 'Defined', ADOPTED: 'Adopted', RETIRED: 'Dropped' } as const;

/** One criterion: who asks for it, since when, and how every project stands to it. */
export const criterion: View = {
  path: '/criteria/:key',
  async see({ group, params: { key = '' }, reading: { asOf }, query }) {
    if (!KEY.test(key)) return null;
    const { projects } = await query('ProjectCount', {});
    const hasResults = projects.totalCount <= MOST_JUDGED;
    const { criterion } = await query('Criterion', { key, asOf, hasResults });
    if (!criterion) return null;
    const { title, reason, gates } = criterion;
    return {
      title,
      description: `${title}: what ${oneProject(group)} must show before ${levelWord(group, gates)}, and which of them have.`,
      body: (
        <article>
          <h1>{title}</h1>
          <p class="sentence">
            <Standing criterion={criterion} />
          </p>
          {reason && (
            <p>
              <Sentence text={reason} isQuoted />
            </p>
          )}
          <div class="with-margin">
            <div>
              <h2 id="projects">{capital(group.project.many)}</h2>
              <Results criterion={criterion} />
            </div>
            <aside aria-label="About the criterion">
              <h2>About</h2>
              <Facts
                facts={[
                  ['Decided by', DECIDED_BY[criterion.kind](criterion)],
                  ['Since', <Day key="since" date={criterion.since} />],
                  ['Adopted on', criterion.adoptedOn && <Day date={criterion.adoptedOn} />],
                  ['Dropped on', criterion.retiredOn && <Day date={criterion.retiredOn} />],
                  ['Source', <CriterionSource key="source" source={criterion.source} />],
                  ['Key', <code key="key">{key}</code>],
                ]}
              />
              <h2>What became of it</h2>
              <ol class="plain-list">
                {criterion.history.map(({ act, effectiveOn, standing, meeting }) => (
                  <li key={`${act} ${effectiveOn}`}>
                    {act === 'DEFINED' && standing === 'PROPOSED' ? 'Proposed' : ACTS[act]} on{' '}
                    <Day date={effectiveOn} />
                    {meeting && (
                      <>
                        {' '}
                        by the meeting of <MeetingLink {...meeting} />
                      </>
                    )}
                  </li>
                ))}
              </ol>
              <p>
                <PageLink to="/criteria">All criteria</PageLink>
              </p>
            </aside>
          </div>
        </article>
      ),
    };
  },
};

function Standing({ criterion: { standing, gates, retiredOn } }: { criterion: Criterion }) {
  const group = useGroup();
  if (retiredOn !== null) return <>It was dropped on {retiredOn}and no longer blocks anything.</>;
  const level = levelWord(group, gates);
  return standing === 'ADOPTED' ? (
    <>It is required before {level}.</>
  ) : (
    <>It is proposed for {level}. No meeting has adopted it, so it blocks nothing.</>
  );
}

function Results({ criterion: { results } }: { criterion: Criterion }) {
  const group = useGroup();
  if (!results)
    return (
      <p>
        There are more than {MOST_JUDGED} {group.project.many}.{' '}
        <PageLink to="/matrix">{capital(group.project.many)} against criteria</PageLink> shows a page of them
        at a time.
      </p>
    );
  if (results.totalCount === 0) return <p>It applies to no {group.project.one}.</p>;
  const met = results.nodes.filter(({ verdict }) => verdict === 'MET').length;
  const sorted = [...results.nodes].sort(
    (one, other) =>
      Number(other.verdict === 'MET') - Number(one.verdict === 'MET') ||
      one.project.name.localeCompare(other.project.name, 'en'),
  );
  return (
    <>
      <p>
        {met} of {count(results.totalCount, group.project.one, group.project.many)}{' '}
        {met === 1 ? 'meets' : 'meet'} it.
      </p>
      <ul class="checklist">
        {sorted.map(({ project, verdict, explanation }) => (
          <li key={project.slug}>
            <VerdictMark verdict={verdict} kind="REVIEW" />
            <div>
              <p>
                <ProjectLink project={project} />
              </p>
              <p class="quiet small">
                <Sentence text={explanation} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
