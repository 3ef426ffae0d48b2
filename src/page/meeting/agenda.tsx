import type { AgendaPointFragment } from '../operation-types.ts';
import type { Anchor } from './anchor.ts';
import { Beside, useDecided } from './decided.tsx';

type Item = AgendaPointFragment & { items?: Item[] };

interface Props {
  items: readonly Item[];
  anchor: Anchor;
}

/** The agenda with its sub-items; each can be linked to by its line in the source. */
export function Agenda({ items, anchor }: Props) {
  return (
    <ol class="agenda">
      <Items items={items} anchor={anchor} />
    </ol>
  );
}

function Items({ items, anchor }: Props) {
  return items.map(({ position, lineStart, title, presenters, minutes, items: below = [] }) => (
    <li key={position} id={lineStart ? anchor(lineStart) : undefined}>
      <Point item={{ title, presenters, minutes, lineStart }} />
      {below.length > 0 && (
        <ol>
          <Items items={below} anchor={anchor} />
        </ol>
      )}
    </li>
  ));
}

type PointProps = { item: Pick<Item, 'title' | 'presenters' | 'minutes' | 'lineStart'> };

function Point({ item: { title, presenters, minutes, lineStart } }: PointProps) {
  const { of, decided } = useDecided(lineStart);
  return (
    <div class={`item${of ? ` ${of}` : ''}`}>
      {lineStart !== null && (
        <>
          <a class="anchor" href={`#L${lineStart}`} aria-label={`Link to line ${lineStart}`}>
            L{lineStart}
          </a>{' '}
        </>
      )}
      <span class="title">
        {title}
        {presenters.length > 0 && (
          <span class="quiet"> – {presenters.map(({ handle }) => `@${handle}`).join(', ')}</span>
        )}
        {minutes !== null && <span class="quiet"> · {minutes} min</span>}
      </span>
      <Beside decided={decided} />
    </div>
  );
}
