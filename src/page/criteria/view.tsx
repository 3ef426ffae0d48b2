import { Fragment } from 'preact';
import { Day } from '../components/day.tsx';
import { PageLink } from '../components/page-link.tsx';
import { classOf, ReadinessMark } from '../components/readiness-mark.tsx';
import { capital, levelsOf, oneProject } from '../group.ts';
import type { CriteriaQuery } from '../operation-types.ts';
import type { View } from '../view.ts';
import { count, DECIDED_BY } from '../words.ts';
import { CriterionSource } from './facts.tsx';

/** Of more projects it is told by the matrix alone, a page of them at a time, who meets a criterion. */
export const MOST_JUDGED = 100;

type Criterion = CriteriaQuery['criteria'][number];

/** What a project must show before each step: one row each, and the rest on a page of its own. */
export const criteria: View = {
  path: '/criteria',
  async see({ group, reading: { asOf }, query }) {
    const { projects } = await query('ProjectCount', {});
    const { criteria } = await query('Criteria', { asOf, hasResults: projects.totalCount <= MOST_JUDGED });
    const steps = levelsOf(group).filter((step) => criteria.some(({ gates }) => gates === step));
    const adopted = criteria.filter(({ standing }) => standing === 'ADOPTED');
    const elsewhere = adopted.filter(({ source }) => source.meeting === null).length;
    return {
      title: 'All criteria',
      description: `What ${group.project.many} must show before each step, who asks for it, and how many meet it.`,
      body: (
        <>
          <h1 class="kicker">All criteria</h1>
          <p class="headline">
            {criteria.length === 0
              ? 'No criterion is in force.'
              : `${requiredOf(adopted.length)}, and ${proposedOf(criteria.length - adopted.length)}.`}
          </p>
          <p class="lede">
            {capital(oneProject(group))} must meet what is required before it takes the step. What is proposed
            blocks nothing.{elsewhere > 0 && ` ${adoptedElsewhere(elsewhere)}`}
          </p>
          {criteria.length > 0 && (
            <section class="scroll panel" tabindex={0} aria-label="Table of criteria">
              <table class="criteria">
                <caption class="visually-hidden">Every criterion, by the step that it stands before</caption>
                <thead>
                  <tr>
                    <th scope="col">Criterion</th>
                    <th scope="col">Standing</th>
                    <th scope="col">Met by</th>
                    <th scope="col">Decided by</th>
                    <th scope="col">Since</th>
                    <th scope="col">Source</th>
                  </tr>
                </thead>
                <tbody>
                  {steps.map((step) => (
                    <Fragment key={step}>
                      <tr class={`level-head ${classOf(step)}`} id={step.toLowerCase()}>
                        <th scope="rowgroup" colspan={6}>
                          Before <ReadinessMark readiness={step} />
                        </th>
                      </tr>
                      {criteria
                        .filter(({ gates }) => gates === step)
                        .map((criterion) => (
                          <Row key={criterion.key} criterion={criterion} />
                        ))}
                    </Fragment>
                  ))}
                </tbody>
              </table>
            </section>
          )}
        </>
      ),
    };
  },
};

const requiredOf = (many: number) =>
  many === 0 ? 'No criterion is required' : `${count(many, 'criterion is', 'criteria are')} required`;
const proposedOf = (many: number) =>
  many === 0 ? 'none is proposed' : `${many.toLocaleString('en')} ${many === 1 ? 'is' : 'are'} proposed`;

/** What was required before anybody met was adopted by its source. */
const adoptedElsewhere = (many: number) =>
  many === 1
    ? 'One of them was adopted by its source, not by a meeting.'
    : `${many.toLocaleString('en')} of them were adopted by their sources, not by a meeting.`;

function Row({ criterion }: { criterion: Criterion }) {
  const { key, title, standing, since, source, met, results } = criterion;
  return (
    <tr id={`criterion-${key}`} class={standing === 'ADOPTED' ? 'required' : 'proposed-for'}>
      <th scope="row">
        <PageLink to={`/criteria/${encodeURIComponent(key)}`}>{title}</PageLink>
      </th>
      <td data-label="Standing">{standing === 'ADOPTED' ? 'required' : 'proposed'}</td>
      <td class="figure" data-label="Met by">
        {met && results ? (
          <>
            {met.totalCount} of {results.totalCount}
          </>
        ) : (
          <PageLink to="/matrix">see each</PageLink>
        )}
      </td>
      <td data-label="Decided by">{DECIDED_BY[criterion.kind](criterion)}</td>
      <td data-label="Since">
        <Day date={since} />
      </td>
      <td data-label="Source">
        <div>
          <CriterionSource source={source} />
        </div>
      </td>
    </tr>
  );
}
