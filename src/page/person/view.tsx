import { ActionItems } from '../components/action-items.tsx';
import type { PersonQuery } from '../operation-types.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

const HANDLE = /^[a-z\d](?:-?[a-z\d]){0,38}$/i;

type Person = NonNullable<PersonQuery['person']>;

/** One person: what they are to do, and what of it is done. */
export const person: View = {
  path: '/people/:handle',
  async see({ group, params, query }) {
    const { handle = '' } = params;
    if (!HANDLE.test(handle)) return null;
    const { person } = await query('Person', { handle });
    if (!person) return null;
    return {
      title: `@${person.handle}`,
      isOfToday: true,
      description: `What @${person.handle} is to do, by the minutes of the ${group.name}.`,
      body: (
        <article>
          <h1>{person.name ? `${person.name} (@${person.handle})` : `@${person.handle}`}</h1>
          <h2 id="open">Open action items</h2>
          <Items items={person.open} none="None." />
          <h2 id="done">Finished action items</h2>
          <Items items={person.done} none="None." />
        </article>
      ),
    };
  },
};

function Items({ items, none }: { items: Person['open']; none: string }) {
  if (items.totalCount === 0) return <p>{none}</p>;
  const more = items.totalCount - items.nodes.length;
  return (
    <>
      <ActionItems items={items.nodes} />
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}
