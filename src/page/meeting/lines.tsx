import { PageLink } from '../components/page-link.tsx';
import type { LineInFullFragment, LineKind } from '../operation-types.ts';

const KINDS: Record<LineKind, string> = {
  TITLE: 'title',
  HEADING: 'heading',
  HEADER: 'about the meeting',
  AGENDA_ITEM: 'agenda',
  NOTE: 'note',
  ACTION_ITEM: 'action item',
  ATTENDANCE: 'attendance',
  RESOLUTION: 'resolution',
  DECISION: 'decision',
  PLANNED_TOPIC: 'planned for next time',
  ANNOUNCEMENT: 'next meeting',
  REMARK: 'kept as text',
  UNREAD: 'not understood',
  BLANK: '',
};

interface LinesProps {
  lines: readonly LineInFullFragment[];
  /** The last part of the address of the meeting. */
  meeting: string;
  /** What the page of the meeting shows of these very lines. */
  shown: readonly LineKind[];
  /** Numbers of lines that were taken out for everybody. */
  takenOut: ReadonlySet<number>;
}

/** A source as it was written, a row for each line, and what became of it. */
export function Lines({ lines, meeting, shown, takenOut }: LinesProps) {
  return (
    <table class="source">
      <caption class="visually-hidden">The source, line by line, and what each line was read as</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Text</th>
          <th scope="col">Read as</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, text, kind, partOf, isNew }) => (
          <tr key={number} id={`L${number}`} class={isNew ? 'new' : undefined}>
            <td>
              <a class="anchor" href={`#L${number}`} aria-label={`Line ${number}`}>
                {number}
              </a>
            </td>
            <td>
              <code>{text}</code>
            </td>
            <td class="quiet small">
              {takenOut.has(number) ? (
                <a href="#taken-out">taken out</a>
              ) : shown.includes(kind) ? (
                <PageLink to={`/meetings/${meeting}#L${partOf}`}>{KINDS[kind]}</PageLink>
              ) : (
                KINDS[kind]
              )}
              {isNew && ' (new)'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
