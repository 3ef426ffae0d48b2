import { CiteLine } from '../act/cite.tsx';
import { PageLink } from '../components/page-link.tsx';
import type { LineInFullFragment, LineKind } from '../operation-types.ts';
import { Beside, useDecided } from './decided.tsx';

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
  /** Of which these are lines. */
  revision: number;
  /** What the page of the meeting shows of these very lines. */
  shown: readonly LineKind[];
  /** Numbers of lines that were taken out for everybody. */
  takenOut: ReadonlySet<number>;
}

/** A source as it was written, a row for each line, and on its height what was read from it. */
export function Lines({ lines, meeting, revision, shown, takenOut }: LinesProps) {
  return (
    <table class="source">
      <caption class="visually-hidden">
        Every line of the source, what it was read as, and what was recorded from it
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">Line</span>
          </th>
          <th scope="col">Source</th>
          <th scope="col">Reading</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line
            key={line.number}
            line={line}
            meeting={meeting}
            isShown={shown.includes(line.kind)}
            isTakenOut={takenOut.has(line.number)}
          >
            {line.text.trim() !== '' && <CiteLine meeting={meeting} revision={revision} line={line.number} />}
          </Line>
        ))}
      </tbody>
    </table>
  );
}

interface LineProps {
  line: LineInFullFragment;
  meeting: string;
  isShown: boolean;
  isTakenOut: boolean;
  children: preact.ComponentChildren;
}

function Line({ line, meeting, isShown, isTakenOut, children }: LineProps) {
  const { number, text, kind, partOf, isNew } = line;
  const { of, decided } = useDecided(number);
  const classes = [isNew && 'new', kind === 'UNREAD' && 'unread', kind === 'BLANK' && 'blank', of]
    .filter(Boolean)
    .join(' ');
  return (
    <tr id={`L${number}`} class={classes || undefined}>
      <td>
        <a class="anchor" href={`#L${number}`} aria-label={`Line ${number}`}>
          {number}
        </a>
      </td>
      <td>
        <code>{text}</code>
      </td>
      <td class="reading">
        <div>
          <span class="kind">
            {isTakenOut ? (
              <a href="#taken-out">taken out</a>
            ) : isShown ? (
              <PageLink to={`/meetings/${meeting}#L${partOf}`}>{KINDS[kind]}</PageLink>
            ) : (
              KINDS[kind]
            )}
            {isNew && ' (new)'}
          </span>{' '}
          <span>
            <Words line={line} />
            {children}
            <Beside decided={decided} />
          </span>
        </div>
      </td>
    </tr>
  );
}

/** What was read, as far below other points and notes as it stands there. */
function Words({ line: { words, depth, partOf, number, kind } }: { line: LineInFullFragment }) {
  if (words === null)
    return partOf === number || kind === 'BLANK' ? null : <span class="quiet">belongs to line {partOf}</span>;
  return <span class={`words depth-${Math.min(depth, 4)}`}>{words}</span>;
}
