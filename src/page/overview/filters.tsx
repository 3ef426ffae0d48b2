import { ReadingInputs } from '../components/reading-inputs.tsx';
import { levelsOf, levelWord, useGroup } from '../group.ts';
import type { Question, Sort } from './question.ts';

const SORT_WORDS: Record<Sort, string> = {
  name: 'Name',
  '-name': 'Name, from the end',
  readiness: 'Readiness',
  '-readiness': 'Readiness, highest first',
  since: 'Since, earliest first',
  '-since': 'Since, latest first',
  recorded: 'Recorded, earliest first',
  '-recorded': 'Recorded, latest first',
};

interface FiltersProps {
  question: Question;
  /** Suggested while typing; any other may be typed. */
  organisations: readonly string[];
}

/** A plain form: what is chosen becomes the address. */
export function Filters({ question, organisations }: FiltersProps) {
  const group = useGroup();
  const { text, readiness, organisation, proposal, stale, sort = 'name' } = question;
  return (
    <search>
      <form class="tools filters" method="get" action="/" aria-label={`Filter ${group.project.many}`}>
        <ReadingInputs />
        <label class="wide">
          Search {group.project.many}
          <input type="search" name="text" value={text} maxlength={200} aria-keyshortcuts="/" />
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
          label="Freshness"
          name="stale"
          value={stale}
          choices={{ '': 'any', no: 'fresh', yes: 'stale' }}
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
