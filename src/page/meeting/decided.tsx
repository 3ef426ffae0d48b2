import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Day } from '../components/day.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { classOf, ReadinessMark } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { Readiness, RevisionQuery } from '../operation-types.ts';
import { ASSESSMENTS } from '../words.ts';

type Decisive = Pick<
  NonNullable<RevisionQuery['meeting']>,
  'statusChanges' | 'assessments' | 'criterionRecords' | 'channelNames' | 'openedProposals' | 'suggestions'
>;

/** What became of a line: it stands beside the line, on its height. */
interface Decided {
  key: string;
  /** Gives the line its colour. */
  of: string;
  said: preact.ComponentChildren;
}

type ByLine = ReadonlyMap<number, readonly Decided[]>;

const DecidedContext = createContext<ByLine>(new Map());
export const DecidedProvider = DecidedContext.Provider;

/** Class of a line of the minutes by what was decided in it; undefined for all others. */
export function useDecided(line: number | null): { of: string | undefined; decided: readonly Decided[] } {
  const decided = useContext(DecidedContext).get(line ?? -1) ?? [];
  const [first] = decided;
  return { of: first && `is-decided ${first.of}`, decided };
}

/** What became of a line. */
export function Beside({ decided }: { decided: readonly Decided[] }) {
  if (decided.length === 0) return null;
  return (
    <span class="beside">
      {decided.map(({ key, said }) => (
        <span key={key}>{said}</span>
      ))}
    </span>
  );
}

/** The content whose lines a page shows. */
interface Shown {
  path: string;
  revision: number;
  isCurrent: boolean;
}

interface Cited {
  path: string | null;
  revision: number | null;
  lineStart: number | null;
  linesNow: { lineStart: number | null } | null;
}

/** What the meeting put on record, by the line of that content which it rests on. */
export function decidedBy(meeting: Decisive, shown: Shown | null): ByLine {
  /** Where what was cited stands in that content; null where it does not. */
  const lineOf = ({ path, revision, lineStart, linesNow }: Cited): number | null => {
    if (!shown || path !== shown.path) return null;
    if (revision === shown.revision) return lineStart;
    return shown.isCurrent ? (linesNow?.lineStart ?? null) : null;
  };
  const linesOf = (evidence: readonly Cited[]): number[] =>
    evidence.flatMap((cited) => lineOf(cited) ?? []).slice(0, 1);
  const byLine = new Map<number, Decided[]>();
  const put = (line: number, decided: Decided) => byLine.set(line, [...(byLine.get(line) ?? []), decided]);
  const { statusChanges, assessments, criterionRecords, channelNames, openedProposals, suggestions } =
    meeting;
  for (const { id, number, project, to, effectiveOn, kind, evidence, isRetraction } of statusChanges.nodes)
    for (const line of linesOf(evidence))
      put(line, {
        key: id,
        of: classOf(to),
        said: (
          <>
            {isRetraction ? 'Taken back' : <ReadinessMark readiness={to} />} <ProjectLink project={project} />{' '}
            <span class="quiet">
              <PageLink to={`/records/${number}`}>
                <span class="visually-hidden">record </span>#{number}
              </PageLink>{' '}
              {kind === 'CONFIRMATION' ? (
                'confirmed'
              ) : (
                <>
                  since <Day date={effectiveOn} />
                </>
              )}
            </span>
          </>
        ),
      });
  for (const [index, { key, act, standing, title, gates, evidence }] of criterionRecords.entries())
    for (const line of linesOf(evidence))
      put(line, {
        key: `${key} ${index}`,
        of: 'good',
        said: (
          <Criterion
            criterion={{ key, title }}
            act={act === 'DEFINED' && standing === 'ADOPTED' ? ACTS.ADOPTED : ACTS[act]}
            gates={gates}
          />
        ),
      });
  for (const { id, project, criterion, result, evidence } of assessments.nodes)
    for (const line of linesOf(evidence))
      put(line, {
        key: id,
        of: result === 'MET' ? 'good' : 'bad',
        said: (
          <>
            <ProjectLink project={project} />: {criterion.title} {ASSESSMENTS[result]}
          </>
        ),
      });
  for (const { name, evidence } of channelNames)
    for (const line of linesOf(evidence))
      put(line, {
        key: `channel ${name}`,
        of: 'testing',
        said: (
          <>
            <strong>Named:</strong> <PageLink to="/channel">{name}</PageLink>
          </>
        ),
      });
  for (const { id, to, project, evidence } of openedProposals.nodes)
    for (const line of linesOf(evidence))
      put(line, { key: id, of: 'is-proposed', said: <Proposed project={project} to={to} /> });
  for (const { id, state, project, source } of suggestions.nodes) {
    const line = lineOf(source);
    if (state === 'WAITING' && line !== null && !byLine.has(line))
      put(line, {
        key: id,
        of: 'is-suggested',
        said: (
          <span class="quiet">
            May bear on {project ? <ProjectLink project={project} /> : 'a level'}; nobody has judged it yet.
          </span>
        ),
      });
  }
  return byLine;
}

const ACTS = { DEFINED: 'Proposed', ADOPTED: 'Adopted', RETIRED: 'Dropped' } as const;

interface CriterionProps {
  criterion: { key: string; title: string };
  act: string;
  gates: Readiness;
}

function Criterion({ criterion: { key, title }, act, gates }: CriterionProps) {
  const group = useGroup();
  return (
    <>
      <strong>{act}:</strong> <PageLink to={`/criteria/${encodeURIComponent(key)}`}>{title}</PageLink>{' '}
      <span class="quiet">for {levelWord(group, gates)}</span>
    </>
  );
}

function Proposed({ project, to }: { project: { slug: string; name: string }; to: Readiness }) {
  return (
    <>
      <strong>Proposed:</strong> <ProjectLink project={project} /> as <ReadinessMark readiness={to} />
    </>
  );
}
