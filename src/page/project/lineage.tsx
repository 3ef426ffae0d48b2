import { Day } from '../components/day.tsx';
import { MeetingLink, ProjectLink } from '../components/page-link.tsx';
import type { ProjectQuery } from '../operation-types.ts';

type Project = NonNullable<ProjectQuery['project']>;

/** That it is another project now, before anything else is said of it. */
export function MergedInto({ project: { mergedInto, mergedOn } }: { project: Project }) {
  if (!mergedInto || !mergedOn) return null;
  return (
    <p class="banner" role="note">
      It was merged into <ProjectLink project={mergedInto} /> by the meeting of{' '}
      <MeetingLink date={mergedOn} />. Its records stay here; what came later is there.
    </p>
  );
}

/** What was merged into it or split off it, and what it came of. */
export function Lineage({ project: { lineage, slug } }: { project: Project }) {
  return (
    <ul class="records">
      {lineage.nodes.map(
        ({ id, kind, from, to, meeting, reason, takenBackAt, takenBackBy, takenBackReason }) => (
          <li key={id}>
            <p>
              {kind === 'MERGED' ? (
                <>
                  <One project={from} own={slug} /> was merged into <One project={to} own={slug} />
                </>
              ) : (
                <>
                  <One project={to} own={slug} /> was split off <One project={from} own={slug} />
                </>
              )}{' '}
              by the meeting of <MeetingLink {...meeting} />. {reason}
              {takenBackAt && (
                <>
                  {' '}
                  @{takenBackBy?.handle} took that back on <Day date={takenBackAt.slice(0, 10)} />:{' '}
                  {takenBackReason}
                </>
              )}
            </p>
          </li>
        ),
      )}
    </ul>
  );
}

const One = ({ project, own }: { project: { slug: string; name: string }; own: string }) =>
  project.slug === own ? project.name : <ProjectLink project={project} />;

type Target = Project['targetDates']['nodes'][number];

/** By when it means to take its next step, who says so, and which days were said before. */
export function TargetOf({ project: { targetDates }, to }: { project: Project; to: Target['to'] }) {
  const said = targetDates.nodes.filter((target) => target.to === to);
  const last = said.at(-1);
  if (!last?.date) return null;
  const slips = said.slice(0, -1).filter(({ date }) => date !== null);
  return (
    <p>
      Its target date is <Day date={last.date} />, as @{last.saidBy.handle} said on{' '}
      <Day date={last.saidAt.slice(0, 10)} />. {last.reason}
      {slips.length > 0 && (
        <>
          {' '}
          Before that it was{' '}
          {slips.toReversed().map(({ id, date, saidBy, saidAt }, index) => (
            <>
              {index > 0 && ', and '}
              <span key={id}>
                <Day date={date ?? ''} /> (@{saidBy.handle}, {saidAt.slice(0, 10)})
              </span>
            </>
          ))}
          .
        </>
      )}
    </p>
  );
}
