import { NoteText } from '../components/note-text.tsx';
import { MeetingLink, PageLink } from '../components/page-link.tsx';
import type { ProjectQuery } from '../operation-types.ts';

type Notes = NonNullable<ProjectQuery['project']>['notes']['nodes'];

/** What the minutes say about a project, newest meeting first; within a meeting in the order of the minutes. */
export function Said({ notes }: { notes: Notes }) {
  const dates = [...new Set(notes.map(({ meeting }) => meeting.date))].sort().reverse();
  return (
    <>
      {dates.map((date) => (
        <section key={date} class="said">
          <h3>
            <MeetingLink date={date} />
          </h3>
          <ul>
            {notes
              .filter(({ meeting }) => meeting.date === date)
              .map(({ id, text, speaker, lineStart }) => (
                <li key={id}>
                  <PageLink
                    class="anchor"
                    to={`/meetings/${date}#L${lineStart}`}
                    aria-label={`Line ${lineStart}`}
                  >
                    L{lineStart}
                  </PageLink>
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
