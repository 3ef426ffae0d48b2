import type { ComponentChildren } from 'preact';
import { PageLink } from '../components/page-link.tsx';
import { ReadingInputs } from '../components/reading-inputs.tsx';
import { MARKS } from '../components/verdict-mark.tsx';
import { levelsOf, levelWord, useGroup } from '../group.ts';
import type { OverviewQuery } from '../operation-types.ts';
import { Counts } from './counts.tsx';
import { isFiltered, type Question, type Sort } from './question.ts';
import { areBlocked, mayMove } from './standing.ts';

const SORT_WORDS: Record<Sort | '', string> = {
  '': 'Level, most advanced first',
  name: 'Name',
  '-name': 'Name, Z to A',
  readiness: 'Readiness',
  '-readiness': 'Readiness, highest first',
  since: 'Since, earliest first',
  '-since': 'Since, latest first',
  recorded: 'Recorded, earliest first',
  '-recorded': 'Recorded, latest first',
};

/** The four ways to look at the rows that most come for, each with how many it shows. */
export function QuickFilters({ data, question }: { data: OverviewQuery; question: Question }) {
  const { gate, proposal } = question;
  const isPlain = !isFiltered(question);
  return (
    <ul class="quick" data-live="quick">
      <Quick many={data.everything.totalCount} search={{}} isCurrent={isPlain}>
        All
      </Quick>
      <Quick many={mayMove(data).length} search={{ gate: 'open' }} isCurrent={gate === 'open'} mark="good">
        May move
      </Quick>
      <Quick
        many={areBlocked(data).length}
        search={{ gate: 'blocked' }}
        isCurrent={gate === 'blocked'}
        mark="bad"
      >
        Blocked
      </Quick>
      <Quick
        many={data.waiting.totalCount}
        search={{ proposal: 'open' }}
        isCurrent={!gate && proposal === 'open'}
        mark="wait"
      >
        To record
      </Quick>
    </ul>
  );
}

interface QuickProps {
  many: number;
  search: Record<string, string>;
  isCurrent: boolean;
  mark?: 'good' | 'bad' | 'wait';
  children: ComponentChildren;
}

const QUICK_MARKS = {
  good: MARKS.MET.shape,
  bad: MARKS.FAILED.shape,
  wait: <circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1" />,
};

function Quick({ many, search, isCurrent, mark, children }: QuickProps) {
  return (
    <li>
      <PageLink to="/#projects" search={search} aria-current={isCurrent ? 'true' : undefined}>
        {mark && (
          <svg
            class={`shape ${mark === 'wait' ? '' : mark}`}
            viewBox="0 0 16 16"
            aria-hidden="true"
            focusable="false"
          >
            {QUICK_MARKS[mark]}
          </svg>
        )}
        {children} <strong>{many.toLocaleString('en')}</strong>
      </PageLink>
    </li>
  );
}

interface FiltersProps {
  question: Question;
  counts: OverviewQuery['readinessCounts'];
  /** Suggested while typing; any other may be typed. */
  organisations: readonly string[];
}

/** A plain form, folded until it is asked for: what is chosen becomes the address. */
export function Filters({ question, counts, organisations }: FiltersProps) {
  const group = useGroup();
  const { text, readiness, organisation, proposal, stale, gate, sort = '' } = question;
  const isUsed = Boolean(text || organisation.length || stale || readiness.length);
  return (
    <details class="fold" open={isUsed}>
      <summary>
        <svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path d="M2 4h12M4.5 8h7M7 12h2" />
        </svg>
        <span class="in-full">Filter and sort</span>
      </summary>
      <search>
        <Counts counts={counts} question={question} />
        <form class="tools filters" method="get" action="/" aria-label={`Filter ${group.project.many}`}>
          <ReadingInputs />
          {gate && <input type="hidden" name="gate" value={gate} />}
          <label class="wide">
            Words in a name or a summary
            <input type="search" name="text" value={text} maxlength={200} />
          </label>
          <label>
            Organisation
            <input name="organisation" value={organisation[0]} list="organisations" maxlength={200} />
            <datalist id="organisations">
              {organisations.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </label>
          <Choice
            label="Open proposal"
            name="proposal"
            value={proposal}
            choices={{ '': 'any', open: 'has one', none: 'has none' }}
          />
          <Choice
            label="Last recorded"
            name="stale"
            value={stale}
            choices={{ '': 'any time', no: 'lately', yes: 'long ago' }}
          />
          <Choice label="Sort by" name="sort" value={sort} choices={SORT_WORDS} />
          <fieldset>
            <legend>Readiness</legend>
            <div class="boxes">
              {[...levelsOf(group), 'NONE' as const].map((level) => (
                <label key={level}>
                  <input type="checkbox" name="readiness" value={level} checked={readiness.includes(level)} />
                  {levelWord(group, level === 'NONE' ? null : level)}
                </label>
              ))}
            </div>
          </fieldset>
          <button type="submit">Show</button>
        </form>
      </search>
    </details>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string | undefined;
  choices: Record<string, string>;
}

function Choice({ label, name, value = '', choices }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name}>
        {Object.entries(choices).map(([key, word]) => (
          <option key={key} value={key} selected={key === value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
