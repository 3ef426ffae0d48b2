import { PageLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { capital, projectCount } from '../group.ts';
import { Answers } from '../overview/answers.tsx';
import { Counts } from '../overview/counts.tsx';
import { Filters } from '../overview/filters.tsx';
import { Latest } from '../overview/latest.tsx';
import { isFiltered, questionOf, searchOf, variablesOf } from '../overview/question.ts';
import { Rows } from '../overview/rows.tsx';
import type { View } from '../view.ts';

/** The overview: the three questions of a reader and their answers, and where every project stands. */
export const overview: View = {
  path: '/',
  async see({ group, url, reading, query }) {
    const question = questionOf(url);
    const data = await query('Overview', variablesOf(question, reading));
    const { projects, everything } = data;
    const organisations = new Set(everything.nodes.flatMap((project) => project.organisations));
    return {
      title: `Where the ${group.project.many} stand`,
      description: group.purpose,
      isLive: true,
      body: (
        <>
          <h1>Where the {group.project.many} stand</h1>
          <p class="lede">
            {group.purpose} Three questions, answered from what the meetings of the {group.name} recorded.
          </p>
          <Answers data={data} />
          <Latest data={data} />
          <h2 id="projects">{capital(group.project.many)}</h2>
          <Counts counts={data.readinessCounts} question={question} />
          <Filters question={question} organisations={[...organisations].sort()} />
          <p class="shown" role="status" data-live="shown">
            {isFiltered(question) ? (
              <>
                {projects.totalCount.toLocaleString('en')} of {projectCount(group, everything.totalCount)}.{' '}
                <PageLink to="/#projects">Show all</PageLink>
              </>
            ) : (
              projectCount(group, projects.totalCount)
            )}
          </p>
          {projects.nodes.length > 0 && <Rows rows={projects.nodes} question={question} />}
          <Pager
            path="/#projects"
            search={searchOf(question)}
            pageInfo={projects.pageInfo}
            label={`Pages of ${group.project.many}`}
          />
        </>
      ),
    };
  },
};
