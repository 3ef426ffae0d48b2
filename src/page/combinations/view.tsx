import { CompatibilityMark, CompatibilityTile } from '../components/compatibility-mark.tsx';
import { ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import { type Group, projectCount, useGroup } from '../group.ts';
import type { CombinationsQuery, CompatibilityVerdict } from '../operation-types.ts';
import { many, one, readQuery, text, word } from '../query-string.ts';
import type { View } from '../view.ts';
import { COMPATIBILITY, COMPATIBILITY_VERDICTS, count, listed } from '../words.ts';
import { ClaimSource } from './pair.tsx';
import { type Pair, PairList, PairTable } from './pairs.tsx';
import { Picker, verdictOn } from './picker.tsx';

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
    const pairs = paired?.combination.pairs ?? [];
    const isCut = projects.totalCount > projects.nodes.length;
    const title = 'Combinations';
    const description = `Which of the ${group.project.many} can be combined, who says so, and what was never tried.`;
    const sentence = (
      <>
        <h1 class="kicker">What can be combined?</h1>
        <p class="headline">{pairSentence(group, pairs, isCut ? slugs.length : null)}</p>
      </>
    );
    // Nothing to ask about, and nothing to show of it.
    if (projects.totalCount < 2)
      return {
        title,
        description,
        body: (
          <>
            {sentence}
            <Outside projects={projects.nodes} />
          </>
        ),
      };
    return {
      title,
      description,
      body: (
        <>
          {sentence}
          <Picker projects={[...others, ...projects.nodes]} chosen={chosen} minimum={minimum} />
          {answered && verdictOn(answered.combination)}
          {chosen.length === 1 && <p role="status">Choose at least two {group.project.many}.</p>}
          <div class="pairs-beside">
            <div class="every-pair">
              <h2 id="pairs">Every pair</h2>
              {pairs.length > 0 && (
                <>
                  <p class="quiet small">
                    A mark is where two names meet: go right for one, up for the other. Those that fit with
                    most others come first.
                  </p>
                  <PairTable pairs={pairs} />
                  <Legend pairs={pairs} />
                </>
              )}
              {isCut && (
                <p id="cut">
                  {PAGE_SIZE} of {projects.totalCount.toLocaleString('en')} {group.project.many} are set
                  against each other on a page, by name.
                </p>
              )}
              <Pager
                path="/combinations#pairs"
                search={{ project: chosen, minimum: asked.minimum }}
                pageInfo={projects.pageInfo}
                label={`Pages of ${group.project.many}`}
              />
            </div>
            <div>
              <h2 id="largest">Can</h2>
              <Largest sets={largestCombinations} minimum={minimum} chosen={chosen} />
              <Cannot pairs={pairs} />
            </div>
          </div>
          {pairs.length > 0 && (
            <section aria-labelledby="list">
              <h2 id="list" class="ruled">
                The same as a list
              </h2>
              <PairList pairs={pairs} />
            </section>
          )}
          <Outside projects={projects.nodes} />
          <p class="quiet small">
            Every claim, older ones included, is in <a href="/claims.csv">a table</a>.
          </p>
        </>
      ),
    };
  },
};

/** What is known of the pairs in all; where a page has but some of the projects, of how many. */
function pairSentence(group: Group, pairs: readonly Pair[], onPage: number | null): string {
  const { one, many: all } = group.project;
  const many = (verdict: CompatibilityVerdict) => pairs.filter((pair) => pair.verdict === verdict).length;
  if (pairs.length === 0)
    return onPage === null ? `There are not yet two ${all} to combine.` : `Only one ${one} is on this page.`;
  const among = onPage === null ? '' : `Among the ${onPage} ${all} on this page, `;
  const [tested, prototyped, plausible] = [many('TESTED'), many('PROTOTYPED'), many('PLAUSIBLE')];
  const [ports, conflicts] = [many('NEEDS_PORT'), many('CONFLICT')];
  const well = [
    prototyped > 0 && count(prototyped, 'pair was prototyped', 'pairs were prototyped'),
    plausible > 0 &&
      (prototyped > 0
        ? `${plausible} ${plausible === 1 ? 'is' : 'are'} plausible`
        : count(plausible, 'pair is plausible', 'pairs are plausible')),
  ].filter(Boolean);
  const badly = [
    ports > 0 && `${ports} ${ports === 1 ? 'needs' : 'need'} a port`,
    conflicts > 0 && `${conflicts} ${conflicts === 1 ? 'is a conflict' : 'are conflicts'}`,
  ].filter(Boolean);
  return [
    tested === 0
      ? `${among}${among === '' ? 'Nothing' : 'nothing'} was tested together.`
      : `${among}${count(tested, 'pair was', 'pairs were')} tested together.`,
    well.length > 0 && `${well.join(' and ')}.`,
    badly.length > 0 && `${badly.join(', and ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function Legend({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <ul class="legend">
      {COMPATIBILITY_VERDICTS.map((verdict) => (
        <li key={verdict}>
          <CompatibilityTile verdict={verdict} /> {COMPATIBILITY[verdict]}{' '}
          <strong>{pairs.filter((pair) => pair.verdict === verdict).length}</strong>
        </li>
      ))}
    </ul>
  );
}

const MOST_CONFLICTS = 8;

function Cannot({ pairs }: { pairs: readonly Pair[] }) {
  const conflicts = pairs.filter(({ verdict }) => verdict === 'CONFLICT');
  const ports = pairs.filter(({ verdict }) => verdict === 'NEEDS_PORT');
  if (conflicts.length + ports.length === 0) return null;
  const often = new Map<string, number>();
  for (const { projects } of ports)
    for (const { name } of projects) often.set(name, (often.get(name) ?? 0) + 1);
  const most = [...often].sort(([, one], [, other]) => other - one).slice(0, 3);
  return (
    <>
      <h2 id="cannot">Cannot</h2>
      <ul class="points">
        {conflicts.slice(0, MOST_CONFLICTS).map(({ projects, claim }) => (
          <li key={projects.map(({ slug }) => slug).join(' ')}>
            <CompatibilityTile verdict="CONFLICT" />
            <span>
              <strong>
                {listed(projects.map((project) => <ProjectLink key={project.slug} project={project} />))}
              </strong>
              <br />
              {claim?.reason}
            </span>
          </li>
        ))}
        {ports.length > 0 && (
          <li>
            <CompatibilityTile verdict="NEEDS_PORT" />
            <span>
              <strong>
                <a href="#needs-port">{count(ports.length, 'pair')}</a>{' '}
                {ports.length === 1 ? 'needs' : 'need'} a port first
              </strong>
              <br />
              {listed(most.map(([name, many], at) => `${name} is in ${many}${at === 0 ? ' of them' : ''}`))}.
            </span>
          </li>
        )}
      </ul>
    </>
  );
}

/** Projects that are set against each other on a page. */
const PAGE_SIZE = 30;

type Projects = CombinationsQuery['projects']['nodes'];
interface LargestProps {
  sets: CombinationsQuery['largestCombinations'];
  minimum: CompatibilityVerdict;
  /** Slugs that the picker keeps. */
  chosen: readonly string[];
}

function Largest({ sets, minimum, chosen }: LargestProps) {
  const group = useGroup();
  return (
    <>
      <p class="quiet small">
        The largest sets in which no pair is worse. Only a run of the whole set makes it tested.
      </p>
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
        <p>
          No two {group.project.many} are {COMPATIBILITY[minimum]} or better together.
        </p>
      ) : (
        <ol class="points">
          {sets.map(({ projects, verdict }) => (
            <li key={projects.map(({ slug }) => slug).join(' ')}>
              <CompatibilityTile verdict={verdict} />
              <span>
                <strong>
                  {projectCount(group, projects.length)}, {COMPATIBILITY[verdict]}
                </strong>
                <br />
                {listed(projects.map((project) => <ProjectLink key={project.slug} project={project} />))}
              </span>
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

function Outside({ projects }: { projects: Projects }) {
  const claims = projects.flatMap(({ externalClaims, ...project }) =>
    externalClaims.nodes.map((claim) => ({ project, claim })),
  );
  if (claims.length === 0) return null;
  return (
    <>
      <h2 id="outside" class="ruled">
        Compatibility outside the group
      </h2>
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
