import { count } from '../words.ts';
import { LineLink, RestOf } from './rest-of.tsx';

export interface OtherLine {
  number: number;
  text: string;
}

interface Props {
  meeting: Parameters<typeof LineLink>[0]['meeting'] & { otherLines: { totalCount: number } };
  lines: readonly OtherLine[];
}

/** What else the report says, as it was written: its title and headings, what stands about the meeting, its lists. */
export function OtherLines({ meeting, lines }: Props) {
  const more = meeting.otherLines.totalCount - lines.length;
  if (lines.length === 0) return null;
  return (
    <>
      <h2 id="other-lines">Also in the report</h2>
      <p>The title, the headings and what the report says about the meeting, as it was written.</p>
      <ul class="plain-list small">
        {lines.map(({ number, text }) => (
          <li key={number}>
            <LineLink meeting={meeting} line={number} />: {text}
          </li>
        ))}
        {more > 0 && (
          <li>
            {count(more, 'other')} in <RestOf meeting={meeting} line={lines.at(-1)?.number ?? 1} />
          </li>
        )}
      </ul>
    </>
  );
}
