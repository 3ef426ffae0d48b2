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

/** What has an anchor of its own on the page of the meeting. */
const SHOWN: readonly LineKind[] = ['AGENDA_ITEM', 'NOTE', 'DECISION', 'ACTION_ITEM', 'RESOLUTION'];

interface LinesProps {
  lines: readonly LineInFullFragment[];
  /** The last part of the address of the meeting. */
  meeting: string;
  /** Whether the page of the meeting shows these very lines. */
  isCurrent: boolean;
}

/** A source as it was written, a row for each line, and what became of it. */
export function Lines({ lines, meeting, isCurrent }: LinesProps) {
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
              {isCurrent && SHOWN.includes(kind) ? (
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
