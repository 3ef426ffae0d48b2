import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { CombinationQuery } from '../operation-types.ts';
import { useReading } from '../reading.ts';
import { CompatibilityMark, PairSource } from './pair.tsx';

interface PickerProps {
  projects: readonly { slug: string; name: string }[];
  chosen: readonly string[];
}

/** "Can I combine these?": a question that is an address. */
export function Picker({ projects, chosen }: PickerProps) {
  const { asOf, clock } = useReading();
  return (
    <form class="tools" method="get" action="/combinations">
      {asOf && <input type="hidden" name="asOf" value={asOf} />}
      {clock === 'RECORDED' && <input type="hidden" name="clock" value={clock} />}
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

/** The answer to what was picked. */
export function Verdict({ report }: { report: CombinationQuery['combination'] }) {
  const { verdict, projects, pairs, blockers, nextTests, commonKernelSeries, ci } = report;
  const slugs = projects.map(({ slug }) => slug).join(',');
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">
        {projects.map(({ name }) => name).join(' + ')}: <CompatibilityMark verdict={verdict} />
      </h2>
      {commonKernelSeries && <p>They have the kernel series {commonKernelSeries} in common.</p>}
      {ci && (
        <p>
          <Sentence text={ci.explanation} />
        </p>
      )}
      <ul class="records">
        {pairs.map((pair) => (
          <li key={pair.projects.map(({ slug }) => slug).join(' ')}>
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
        ))}
      </ul>
      <Sentences title="What stands in the way" sentences={blockers} />
      <Sentences title="What to test next" sentences={nextTests} />
      <p>
        <PageLink to="/compositions.yml" search={{ projects: slugs }}>
          All of them in one LinuxKit file
        </PageLink>
      </p>
    </section>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <Sentence text={sentence} />
          </li>
        ))}
      </ul>
    </>
  );
}
