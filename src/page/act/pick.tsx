import { FormToken } from '../account/form-token.tsx';
import type { Sight } from '../view.ts';
import type { Acting } from './acting.ts';
import { meetingKeyOf } from './evidence.ts';
import type { ActForm, Values } from './form.ts';

import { pathOf } from './paths.ts';

interface Picking {
  values: Values;
  was: Values | null;
  /** The meeting whose lines are shown; empty: none is chosen yet. */
  day: string;
  from: number;
}

const AT_ONCE = 100;
const KEY = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

/** On the way to a line of the minutes: everything that was typed goes along, and nothing is done. */
async function sight(form: ActForm, ask: Acting, picking: Picking): Promise<Sight> {
  const { day, from } = picking;
  const [, date, name = null] = KEY.exec(day) ?? [];
  const found = date ? await newest(ask, date, name, from) : null;
  const { meetings } = await ask.query('ActChoices', {});
  const days = meetings.nodes.filter(({ state }) => state === 'HELD').map(meetingKeyOf);
  return {
    title: 'Pick a line of the minutes',
    description: 'Evidence for a record.',
    isPrivate: true,
    isOfToday: true,
    body: (
      <>
        <p class="about small">{form.title}</p>
        <h1>Pick a line of the minutes</h1>
        <form class="act" method="post" action={pathOf(form.act)}>
          <Kept values={picking.values} was={picking.was} />
          <div class={day && !found ? 'field wrong' : 'field'}>
            <label for="pickFrom">Meeting</label>
            {day && !found && (
              <p class="error" id="pickFrom-error">
                There are no minutes of {day}.
              </p>
            )}
            <select id="pickFrom" name="pickFrom" class="short">
              {days.toReversed().map((key) => (
                <option key={key} value={key} selected={key === day}>
                  {key}
                </option>
              ))}
            </select>
          </div>
          <p class="buttons">
            <button type="submit" class="primary" name="do" value="lines">
              Show its lines
            </button>
            <button type="submit" name="drop" value="none">
              Back without a line
            </button>
          </p>
          {found && (
            <table class="source">
              <caption class="visually-hidden">The lines of the minutes of {day}</caption>
              <thead class="visually-hidden">
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Text</th>
                  <th scope="col">Pick</th>
                </tr>
              </thead>
              <tbody>
                {found.lines.map(({ number, text }) => (
                  <tr key={number}>
                    <td>{number}</td>
                    <td>
                      <code>{text}</code>
                    </td>
                    <td>
                      {text.trim() && (
                        <button
                          type="submit"
                          class="link"
                          name="cite"
                          value={`${day}/${found.number}/${number}`}
                        >
                          Cite this line<span class="visually-hidden">, {number}</span>
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {found && found.last < found.lineCount && (
            <p>
              <input type="hidden" name="pickLine" value={String(found.last + 1)} />
              <button type="submit" name="do" value="lines">
                More lines
              </button>
            </p>
          )}
        </form>
      </>
    ),
  };
}

function Kept({ values, was }: { values: Values; was: Values | null }) {
  const kept = Object.entries(values).filter(
    ([name]) => !['formToken', 'do', 'pickFrom', 'pickLine'].includes(name),
  );
  const before = Object.entries(was ?? {}).map(([name, given]) => [`was.${name}`, given] as const);
  return (
    <>
      <FormToken />
      {[...kept, ...before].flatMap(([name, given]) =>
        given.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
    </>
  );
}

async function newest({ query }: Acting, date: string, name: string | null, from: number) {
  const { meeting } = await query('ActMeeting', { date, name });
  const number = meeting?.revisions.nodes[0]?.number;
  if (number === undefined) return null;
  const found = await query('CitedLines', { date, name, number, from, first: AT_ONCE });
  const revision = found.meeting?.revision;
  if (!revision) return null;
  const lines = revision.lines.nodes;
  return { number, lines, lineCount: revision.lineCount, last: lines.at(-1)?.number ?? 0 };
}

export const Picker = { sight };
