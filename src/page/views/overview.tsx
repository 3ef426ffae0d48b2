import { PageLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { Answers } from '../overview/answers.tsx';
import { Counts } from '../overview/counts.tsx';
import { Filters } from '../overview/filters.tsx';
import { Latest } from '../overview/latest.tsx';
import { isFiltered, questionOf, searchOf, variablesOf } from '../overview/question.ts';
import { Rows } from '../overview/rows.tsx';
import type { View } from '../view.ts';
import { count } from '../words.ts';

/** The overview: the SIG's three questions and their answers, and where every project stands. */
export const overview: View = {
  path: '/',
  async see({ url, reading, query }) {
    const question = questionOf(url);
    const data = await query('Overview', variablesOf(question, reading));
    const { projects, everything } = data;
    const organisations = new Set(everything.nodes.flatMap((project) => project.organisations));
    return {
      title: 'Where the security projects stand',
      description:
        'Which of the Security SIG’s projects is how far, since when, which meeting recorded it, and what blocks it.',
      isLive: true,
      body: (
        <>
          <h1>Where the security projects stand</h1>
          <p class="lede">
            The SIG set out with three questions. These are the answers, computed from what its meetings
            recorded.
          </p>
          <Answers data={data} />
          <Latest data={data} />
          <h2 id="projects">Projects</h2>
          <Counts counts={data.readinessCounts} question={question} />
          <Filters question={question} organisations={[...organisations].sort()} />
          <p class="shown" role="status" data-live="shown">
            {isFiltered(question) ? (
              <>
                {projects.totalCount.toLocaleString('en')} of {count(everything.totalCount, 'project')}.{' '}
                <PageLink to="/#projects">Show all</PageLink>
              </>
            ) : (
              count(projects.totalCount, 'project')
            )}
          </p>
          {projects.nodes.length > 0 && <Rows rows={projects.nodes} question={question} />}
          <Pager
            path="/#projects"
            search={searchOf(question)}
            pageInfo={projects.pageInfo}
            label="Pages of projects"
          />
        </>
      ),
    };
  },
};
