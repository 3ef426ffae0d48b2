import type { AgendaPointFragment } from '../operation-types.ts';

type Item = AgendaPointFragment & { items?: Item[] };

/** The agenda with its sub-items; each can be linked to by its line in the source. */
export function Agenda({ items }: { items: readonly Item[] }) {
  return (
    <ol class="agenda">
      <Items items={items} />
    </ol>
  );
}

function Items({ items }: { items: readonly Item[] }) {
  return items.map(({ position, lineStart, title, presenters, minutes, items: below = [] }) => (
    <li key={position} id={lineStart ? `L${lineStart}` : undefined}>
      <div class="item">
        {title}
        {presenters.length > 0 && (
          <span class="quiet"> – {presenters.map(({ handle }) => `@${handle}`).join(', ')}</span>
        )}
        {minutes !== null && <span class="quiet"> · {minutes} min</span>}
      </div>
      {below.length > 0 && (
        <ol>
          <Items items={below} />
        </ol>
      )}
    </li>
  ));
}
