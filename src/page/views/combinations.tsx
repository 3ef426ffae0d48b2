import { ClaimSource, PairSource } from '../combinations/pair.tsx';
import { Picker, Verdict } from '../combinations/picker.tsx';
import { CompatibilityMark } from '../components/compatibility-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import type { CombinationsQuery, CompatibilityVerdict, PairsQuery } from '../operation-types.ts';
import { many, one, readQuery, text, word } from '../query-string.ts';
import type { View } from '../view.ts';
import { COMPATIBILITY, COMPATIBILITY_VERDICTS, listed } from '../words.ts';

/** What can be combined: a question to ask, the largest sets, and every pair with what is known of it. */
export const combinations: View = {
  path: '/combinations',
  async see({ group, url, reading, query }) {
    const asked = readQuery(url, {
      project: many(text),
      minimum: one(word(COMPATIBILITY_VERDICTS)),
      after: one(text),
      before: one(text),
    });
    const { project, minimum = 'PLAUSIBLE', after, before } = asked;
    const chosen = [...new Set(project)];
    const page = before ? { last: PAGE_SIZE, before } : { first: PAGE_SIZE, after };
    const [data, answered] = await Promise.all([
      query('Combinations', { minimum, ...page, ...reading }),
      chosen.length > 1 ? query('Combination', { projects: chosen, asOf: reading.asOf }) : null,
    ]);
    const { projects, largestCombinations } = data;
    const slugs = projects.nodes.map(({ slug }) => slug);
    const paired = slugs.length > 1 ? await query('Pairs', { projects: slugs, asOf: reading.asOf }) : null;
    const others = chosen
      .filter((slug) => !slugs.includes(slug))
      .map((slug) => answered?.combination.projects.find((one) => one.slug === slug) ?? { slug, name: slug });
    return {
      title: 'Combinations',
      description: `Which of the ${group.project.many} can be combined, who says so, and what was never tried.`,
      body: (
        <>
          <h1>What can be combined?</h1>
          <p class="lede">
            What is claimed of each pair, and by whom. Pairs that go well together do not make a set that was
            tested: only a run of the set itself does.
          </p>
          {group.channel !== null && (
            <p>
              <PageLink to="/channel">The {group.channel}</PageLink> is where {group.project.many} are to be
              tried together.
            </p>
          )}
          <Picker projects={[...others, ...projects.nodes]} chosen={chosen} minimum={minimum} />
          {answered && <Verdict report={answered.combination} />}
          {chosen.length === 1 && <p role="status">Choose at least two {group.project.many}.</p>}
          <h2 id="largest">The largest sets</h2>
          <Largest sets={largestCombinations} minimum={minimum} chosen={chosen} />
          <h2 id="pairs">Every pair</h2>
          <Pairs projects={projects.nodes} pairs={paired?.combination.pairs ?? []} />
          {projects.totalCount > projects.nodes.length && (
            <p id="cut">
              {PAGE_SIZE} of {projects.totalCount.toLocaleString('en')} {group.project.many} are set against
              each other on a page, by name.
            </p>
          )}
          <Pager
            path="/combinations#pairs"
            search={{ project: chosen, minimum: asked.minimum }}
            pageInfo={projects.pageInfo}
            label="Pages of projects"
          />
          <Outside projects={projects.nodes} />
          <p class="quiet small">
            Every claim, older ones included, is in <a href="/claims.csv">a table</a>.
          </p>
        </>
      ),
    };
  },
};

/** Projects that are set against each other on a page. */
const PAGE_SIZE = 30;

type Projects = CombinationsQuery['projects']['nodes'];
type Pair = PairsQuery['combination']['pairs'][number];

interface LargestProps {
  sets: CombinationsQuery['largestCombinations'];
  minimum: CompatibilityVerdict;
  /** Slugs that the picker keeps. */
  chosen: readonly string[];
}

function Largest({ sets, minimum, chosen }: LargestProps) {
  return (
    <>
      <form class="tools" method="get" action="/combinations">
        <ReadingInputs />
        {chosen.map((slug) => (
          <input key={slug} type="hidden" name="project" value={slug} />
        ))}
        <label>
          Every pair at least
          <select name="minimum">
            {COMPATIBILITY_VERDICTS.map((verdict) => (
              <option key={verdict} value={verdict} selected={verdict === minimum}>
                {COMPATIBILITY[verdict]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Show</button>
      </form>
      {sets.length === 0 ? (
        <p>No two projects are {COMPATIBILITY[minimum]} or better together.</p>
      ) : (
        <ol>
          {sets.map(({ projects, verdict }) => (
            <li key={projects.map(({ slug }) => slug).join(' ')}>
              {listed(projects.map((project) => <ProjectLink key={project.slug} project={project} />))}:{' '}
              <CompatibilityMark verdict={verdict} />
            </li>
          ))}
        </ol>
      )}
      {sets.some(({ isSearchComplete }) => !isSearchComplete) && (
        <p>The search was stopped early: there may be larger sets.</p>
      )}
    </>
  );
}

function Pairs({ projects, pairs }: { projects: Projects; pairs: readonly Pair[] }) {
  const bySlugs = new Map(
    pairs.flatMap((pair) => {
      const [a, b] = pair.projects.map(({ slug }) => slug);
      return [[`${a} ${b}`, pair] as const, [`${b} ${a}`, pair] as const];
    }),
  );
  return (
    <section class="scroll tall" tabindex={0} aria-label="Pairs of projects, scrollable">
      <table class="grid pairs">
        <caption>
          Each cell says how the project of its row goes with the project of its column, and who says so.
        </caption>
        <thead>
          <tr>
            <th scope="col">Project</th>
            {projects.map(({ slug, name }) => (
              <th key={slug} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {projects.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <ProjectLink project={row} />
              </th>
              {projects.map((column) => (
                <td key={column.slug}>
                  {row.slug === column.slug ? (
                    <span class="quiet">itself</span>
                  ) : (
                    <Cell pair={bySlugs.get(`${row.slug} ${column.slug}`)} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ pair }: { pair: Pair | undefined }) {
  if (!pair) return <CompatibilityMark verdict="UNKNOWN" />;
  return (
    <>
      <CompatibilityMark verdict={pair.verdict} />
      {(pair.claim || pair.isDerived) && (
        <p class="quiet small">
          <PairSource pair={pair} />
        </p>
      )}
    </>
  );
}

function Outside({ projects }: { projects: Projects }) {
  const claims = projects.flatMap(({ externalClaims, ...project }) =>
    externalClaims.nodes.map((claim) => ({ project, claim })),
  );
  if (claims.length === 0) return null;
  return (
    <>
      <h2 id="outside">With things outside</h2>
      <ul class="records">
        {claims.map(({ project, claim }) => (
          <li key={`${project.slug} ${claim.externalThing}`}>
            <p>
              <ProjectLink project={project} /> with {claim.externalThing}:{' '}
              <CompatibilityMark verdict={claim.verdict} />
            </p>
            <p class="quiet">
              <ClaimSource claim={claim} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
