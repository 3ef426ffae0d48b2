import { CompatibilityTile, classOfVerdict, MARKS } from '../components/compatibility-mark.tsx';
import { Day } from '../components/day.tsx';
import { ExternalLink } from '../components/external-link.tsx';
import { MeetingLink, ProjectLink } from '../components/page-link.tsx';
import { Sentence } from '../components/sentence.tsx';
import type { CompatibilityVerdict, PairsQuery } from '../operation-types.ts';
import { COMPATIBILITY, listed } from '../words.ts';
import { byFit, pairKey } from './half-matrix.tsx';

export type Pair = PairsQuery['combination']['pairs'][number];

/** Where a pair stands in the list: a tile leads there. */
const pairId = ({ projects: [one, other] }: Pair): string =>
  `pair-${pairKey(one?.slug ?? '', other?.slug ?? '').replace(' ', '.')}`;

const namesOf = ({ projects }: Pair): string => listed(projects.map(({ name }) => name)).join('');

/** Each project against each other, one name per project on the diagonal; the claim of a tile opens in the empty corner. */
export function PairTable({ pairs }: { pairs: readonly Pair[] }) {
  const projects = byFit(pairs);
  const found = new Map(
    pairs.map((pair) => [pairKey(pair.projects[0]?.slug ?? '', pair.projects[1]?.slug ?? ''), pair]),
  );
  return (
    <div class="half-box">
      <section class="scroll" tabindex={0} aria-label="Every pair, scrollable">
        <table class="pairs">
          <caption class="visually-hidden">
            Each cell says how the project of its row goes with the project of its column.
          </caption>
          <tbody>
            {projects.map((row, below) => (
              <tr key={row.slug}>
                {projects.slice(0, below).map((column) => {
                  const pair = found.get(pairKey(row.slug, column.slug));
                  return <td key={column.slug}>{pair && <Tile pair={pair} />}</td>;
                })}
                <th scope="row" colspan={projects.length - below} data-name={row.slug}>
                  <ProjectLink project={row} />
                </th>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div class="claim" aria-live="polite" />
    </div>
  );
}

function Tile({ pair }: { pair: Pair }) {
  const { verdict, projects } = pair;
  return (
    <a
      class={`tile ${classOfVerdict(verdict)}`}
      href={`#${pairId(pair)}`}
      data-pair={projects.map(({ slug }) => slug).join(' ')}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {MARKS[verdict].shape}
      </svg>
      <span class="visually-hidden">
        {namesOf(pair)}: {COMPATIBILITY[verdict]}
      </span>
    </a>
  );
}

/** In the order in which people read: what cannot be combined, what was tried, then what it would take. */
const TITLES: Record<CompatibilityVerdict, string> = {
  CONFLICT: 'Conflict',
  TESTED: 'Tested',
  PROTOTYPED: 'Prototyped',
  NEEDS_PORT: 'Needs a port',
  PLAUSIBLE: 'Plausible',
  UNKNOWN: 'Unknown',
};
const AT_ONCE = 6;

/** The anchor of the pairs of a verdict. */
const verdictId = (verdict: CompatibilityVerdict): string => verdict.toLowerCase().replace('_', '-');

/** The same as a list: each pair with what is claimed of it, when, and by whom. */
export function PairList({ pairs }: { pairs: readonly Pair[] }) {
  return (Object.keys(TITLES) as CompatibilityVerdict[]).map((verdict) => {
    const own = pairs.filter((pair) => pair.verdict === verdict);
    if (own.length === 0) return null;
    const [shown, folded] =
      own.length > AT_ONCE + 2 ? [own.slice(0, AT_ONCE), own.slice(AT_ONCE)] : [own, []];
    return (
      <section key={verdict} class="of-verdict" aria-labelledby={verdictId(verdict)}>
        <h3 id={verdictId(verdict)}>
          <CompatibilityTile verdict={verdict} /> {TITLES[verdict]} <span class="figure">{own.length}</span>
        </h3>
        <Listed pairs={shown} />
        {folded.length > 0 && (
          <details class="fold plain">
            <summary>Show all {own.length}</summary>
            <Listed pairs={folded} />
          </details>
        )}
      </section>
    );
  });
}

function Listed({ pairs }: { pairs: readonly Pair[] }) {
  return (
    <ul class="pair-list">
      {pairs.map((pair) => (
        <li key={pairId(pair)} id={pairId(pair)}>
          <p class="names">
            {listed(pair.projects.map((project) => <ProjectLink key={project.slug} project={project} />))}
            <span class="visually-hidden">: {COMPATIBILITY[pair.verdict]}</span>
          </p>
          <What pair={pair} />
        </li>
      ))}
    </ul>
  );
}

function What({ pair: { claim, isDerived } }: { pair: Pair }) {
  if (!claim || isDerived)
    return (
      <p class="quiet">
        {isDerived
          ? 'Their kernels are of different series, and nobody has made a claim.'
          : 'Nobody has said anything about these two.'}
      </p>
    );
  const { reason, claimedOn, source, sourceUrl, meeting } = claim;
  return (
    <>
      <p>
        <Sentence text={reason} isQuoted />
      </p>
      <p class="quiet">
        {meeting ? (
          <>
            the meeting of <MeetingLink {...meeting} />
          </>
        ) : (
          <>
            <Day date={claimedOn} />{' '}
            {sourceUrl ? (
              <ExternalLink href={sourceUrl}>
                Source<span class="visually-hidden">: {source}</span>
              </ExternalLink>
            ) : (
              source
            )}
          </>
        )}
      </p>
    </>
  );
}
