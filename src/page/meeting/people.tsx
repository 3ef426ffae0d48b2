import { PersonLink } from '../components/action-items.tsx';
import type { MeetingQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Attendance = NonNullable<MeetingQuery['meeting']>['attendance'];

/** Who was there, and who sent regrets; nothing where the minutes name nobody. */
export function People({ attendance }: { attendance: Attendance }) {
  if (attendance.totalCount === 0) return null;
  const present = attendance.nodes.filter(({ state }) => state === 'PRESENT');
  const absent = attendance.nodes.filter(({ state }) => state === 'REGRETS');
  const more = attendance.totalCount - attendance.nodes.length;
  return (
    <>
      <h2 id="people">People</h2>
      {present.length > 0 && (
        <>
          <h3>Present</h3>
          <Names people={present} />
        </>
      )}
      {absent.length > 0 && (
        <>
          <h3>Regrets</h3>
          <Names people={absent} />
        </>
      )}
      {more > 0 && <p>and {count(more, 'other')}</p>}
    </>
  );
}

function Names({ people }: { people: Attendance['nodes'] }) {
  return (
    <ul class="plain-list">
      {people.map(({ id, name, person, organisation, remark }) => (
        <li key={id}>
          {person === null ? (
            name
          ) : name === person.handle ? (
            <PersonLink handle={person.handle} />
          ) : (
            <>
              {name} (<PersonLink handle={person.handle} />)
            </>
          )}
          {(organisation || remark) && (
            <span class="quiet"> – {[organisation, remark].filter(Boolean).join(', ')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
