import type { Anchor } from '../meeting/anchor.ts';
import type { ToDoFragment } from '../operation-types.ts';
import { listed } from '../words.ts';
import { Day } from './day.tsx';
import { MeetingLink, PageLink, ProjectLink } from './page-link.tsx';

interface Props {
  items: readonly ToDoFragment[];
  /** On the page of their meeting: it need not be said, and lines that nothing else there has are marked. */
  anchor?: Anchor;
  /** Slug of the project on whose page they are. */
  about?: string;
}

/** What somebody is to do: whose it is, until when, and where it was said. */
export function ActionItems({ items, anchor, about }: Props) {
  return (
    <ul class="records">
      {items.map(
        ({ id, text, owner, ownerName, dueOn, isDone, doneOn, projects, meeting, lineStart, page }) => {
          const others = projects.filter(({ slug }) => slug !== about);
          return (
            <li key={id} id={lineStart === null ? undefined : anchor?.(lineStart)}>
              <p>
                {ownerName !== null && (
                  <>
                    <strong>
                      <Owner name={ownerName} handle={owner?.handle ?? null} />
                    </strong>
                    {': '}
                  </>
                )}
                {text}
                {others.length > 0 && (
                  <span class="about">
                    {' → '}
                    {listed(others.map((project) => <ProjectLink key={project.slug} project={project} />))}
                  </span>
                )}
              </p>
              <p class="quiet small">
                {isDone && doneOn !== null ? (
                  <>
                    Done on <Day date={doneOn} />.
                  </>
                ) : (
                  'Open.'
                )}
                {dueOn !== null && (
                  <>
                    {' '}
                    Due on <Day date={dueOn} />.
                  </>
                )}{' '}
                {anchor === undefined ? (
                  <>
                    From the meeting of <MeetingLink {...meeting} page={page} />.
                  </>
                ) : lineStart === null ? (
                  'Entered after the meeting.'
                ) : (
                  <PageLink to={page}>Line {lineStart}</PageLink>
                )}
              </p>
            </li>
          );
        },
      )}
    </ul>
  );
}

/** The owner as written; a handle links to the person's other items. */
function Owner({ name, handle }: { name: string; handle: string | null }) {
  return handle !== null && name.toLowerCase() === `@${handle.toLowerCase()}` ? (
    <PersonLink handle={handle} />
  ) : (
    <span>{name}</span>
  );
}

export const PersonLink = ({ handle }: { handle: string }) => (
  <PageLink to={`/people/${encodeURIComponent(handle)}`}>@{handle}</PageLink>
);
