import { NoteText } from '../components/note-text.tsx';
import { MeetingLink, meetingKey, PageLink } from '../components/page-link.tsx';
import type { ProjectQuery } from '../operation-types.ts';

type Notes = NonNullable<ProjectQuery['project']>['notes']['nodes'];

/** What the minutes say about a project, newest meeting first; within a meeting in the order of the minutes. */
export function Said({ notes }: { notes: Notes }) {
  const meetings = new Map(notes.map(({ meeting }) => [meetingKey(meeting), meeting]));
  const newestFirst = [...meetings].sort(([one], [other]) => (one < other ? 1 : -1));
  return (
    <>
      {newestFirst.map(([key, of]) => (
        <section key={key} class="said">
          <h3>
            <MeetingLink {...of} />
          </h3>
          <ul>
            {notes
              .filter(({ meeting }) => meetingKey(meeting) === key)
              .map(({ id, text, speaker, lineStart, page }) => (
                <li key={id}>
                  <PageLink class="anchor" to={page} aria-label={`Line ${lineStart}`}>
                    L{lineStart}
                  </PageLink>{' '}
                  <span>
                    <NoteText text={text} speaker={speaker} />
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
