import { MeetingLink, ProjectLink } from '../components/page-link.tsx';
import { Pager } from '../components/pager.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import { useGroup } from '../group.ts';
import type { SearchQuery } from '../operation-types.ts';
import { one, readQuery, text, word } from '../query-string.ts';
import type { View } from '../view.ts';
import { count } from '../words.ts';

type Found = SearchQuery['search']['nodes'][number];

/** Projects, meetings and lines of the minutes in which some words are found. */
export const search: View = {
  path: '/search',
  async see({ group, url, reading, query }) {
    const {
      q = '',
      kind,
      order,
      after,
    } = readQuery(url, {
      q: one(text),
      kind: one(word(['project', 'meeting', 'note'])),
      order: one(word(['best', 'newest'])),
      after: one(text),
    });
    const words = q.trim();
    const found =
      words === ''
        ? null
        : (
            await query('Search', {
              words,
              after,
              kinds: kind === undefined ? null : [KINDS[kind].value],
              newestFirst: order === 'newest',
            })
          ).search;
    return {
      title: words === '' ? 'Search' : `Search: ${words}`,
      description: `Search the ${group.project.many}, meetings and minutes of the ${group.name}.`,
      body: (
        <>
          <h1>Search</h1>
          <SearchForm words={words} kind={kind} order={order} />
          {reading.asOf && (
            <p class="quiet">
              What is known of any day is searched; what is found is then shown as of {reading.asOf}.
            </p>
          )}
          {found && (
            <>
              <p class="shown" role="status">
                {found.totalCount === 0
                  ? 'Nothing was found. Every word must be found as it is written.'
                  : `${count(found.totalCount, 'result')}, the ${order === 'newest' ? 'newest' : 'best'} first.`}
              </p>
              <ul class="records">
                {found.nodes.map((result) => (
                  <li key={keyOf(result)}>
                    <Result result={result} />
                  </li>
                ))}
              </ul>
              <Pager
                path="/search"
                search={{ q: words, kind, order }}
                pageInfo={{ ...found.pageInfo, hasPreviousPage: false }}
                label="Pages of results"
              />
            </>
          )}
        </>
      ),
    };
  },
};

const KINDS = {
  project: { value: 'PROJECT', words: 'projects' },
  meeting: { value: 'MEETING', words: 'meetings' },
  note: { value: 'NOTE', words: 'minutes' },
} as const;

interface FormProps {
  words: string;
  kind: keyof typeof KINDS | undefined;
  order: 'best' | 'newest' | undefined;
}

function SearchForm({ words, kind, order }: FormProps) {
  const group = useGroup();
  return (
    <search>
      <form class="tools" method="get" action="/search">
        <ReadingInputs />
        <label>
          Words in {group.project.many}, meetings and minutes
          <input type="search" name="q" value={words} maxLength={200} />
        </label>
        <label>
          In
          <select name="kind">
            <option value="">everything</option>
            {Object.entries(KINDS).map(([name, { words }]) => (
              <option key={name} value={name} selected={name === kind}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <label>
          Order
          <select name="order">
            <option value="">the best first</option>
            <option value="newest" selected={order === 'newest'}>
              the newest first
            </option>
          </select>
        </label>
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

function keyOf(result: Found): string {
  if (result.__typename === 'Project') return result.slug;
  if (result.__typename === 'Meeting') return result.date;
  return `${result.meeting.date} ${result.lineStart}`;
}

function Result({ result }: { result: Found }) {
  const group = useGroup();
  if (result.__typename === 'Project')
    return (
      <>
        <p>
          <strong>
            <ProjectLink project={result} />
          </strong>{' '}
          <span class="quiet">{group.project.one}</span>
        </p>
        <p>{result.summary}</p>
      </>
    );
  if (result.__typename === 'Meeting')
    return (
      <>
        <p>
          <strong>
            <MeetingLink date={result.date} name={result.meetingName} />
          </strong>{' '}
          <span class="quiet">meeting</span>
        </p>
        <p>{result.agenda.map(({ title }) => title).join(' · ')}</p>
      </>
    );
  return (
    <>
      <p>
        <strong>
          <MeetingLink {...result.meeting} page={result.page} />
        </strong>{' '}
        <span class="quiet">
          line {result.lineStart} of the minutes, {result.section}
        </span>
      </p>
      <p>
        {result.speaker && <strong>@{result.speaker.handle}: </strong>}
        {result.text}
      </p>
    </>
  );
}
