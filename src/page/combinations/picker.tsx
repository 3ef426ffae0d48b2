import { CompatibilityMark } from '../components/compatibility-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import { Sentence } from '../components/sentence.tsx';
import { Sentences } from '../components/sentences.tsx';
import { useGroup } from '../group.ts';
import type { CombinationQuery, CompatibilityVerdict } from '../operation-types.ts';
import { PairSource } from './pair.tsx';

interface PickerProps {
  projects: readonly { slug: string; name: string }[];
  chosen: readonly string[];
  /** What the largest sets were asked for, which stays. */
  minimum: CompatibilityVerdict;
}

/** "Can I combine these?": a question that is an address. */
export function Picker({ projects, chosen, minimum }: PickerProps) {
  return (
    <form class="tools panel picker" method="get" action="/combinations">
      <ReadingInputs />
      <input type="hidden" name="minimum" value={minimum} />
      <fieldset>
        <legend>Can I combine these?</legend>
        <div class="boxes">
          {projects.map(({ slug, name }) => (
            <label key={slug}>
              <input type="checkbox" name="project" value={slug} checked={chosen.includes(slug)} /> {name}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit">Ask</button>
    </form>
  );
}

type Report = CombinationQuery['combination'];

/** The answer to what was picked. Called, not rendered: its pairs may be many, and are written one by one. */
export const verdictOn = (report: Report) => (
  <section aria-labelledby="answer">
    <Answer report={report} />
    <ul class="records">
      {report.pairs.map((pair) => (
        <PairAnswer key={pair.projects.map(({ slug }) => slug).join(' ')} pair={pair} />
      ))}
    </ul>
    <Outlook report={report} />
  </section>
);

function Answer({ report: { verdict, projects, commonKernelSeries, ci } }: { report: Report }) {
  return (
    <>
      <h2 id="answer">
        {projects.map(({ name }) => name).join(' + ')}: <CompatibilityMark verdict={verdict} />
      </h2>
      {commonKernelSeries && <p>Common kernel base: {commonKernelSeries}.</p>}
      {ci && (
        <p>
          <Sentence text={ci.explanation} />
        </p>
      )}
    </>
  );
}

function PairAnswer({ pair }: { pair: Report['pairs'][number] }) {
  return (
    <li>
      <p>
        {pair.projects.map((project, at) => (
          <span key={project.slug}>
            {at > 0 && ' with '}
            <ProjectLink project={project} />
          </span>
        ))}
        : <CompatibilityMark verdict={pair.verdict} />
      </p>
      <p class="quiet">
        <PairSource pair={pair} />
      </p>
    </li>
  );
}

function Outlook({ report: { projects, blockers, nextTests } }: { report: Report }) {
  const { channel } = useGroup();
  return (
    <>
      <Titled title="What stands in the way" sentences={blockers} />
      <Titled title="What to test next" sentences={nextTests} />
      {channel !== null && (
        <p>
          <PageLink to="/compositions.yml" search={{ projects: projects.map(({ slug }) => slug).join(',') }}>
            All of them in one LinuxKit file
          </PageLink>
        </p>
      )}
    </>
  );
}

function Titled({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <Sentences sentences={sentences} />
    </>
  );
}
