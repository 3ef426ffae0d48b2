import type { ComponentChildren } from 'preact';
import { ReadinessMark } from '../../components/readiness-mark.tsx';
import type { Readiness } from '../../operation-types.ts';
import type { Quoted } from '../evidence.ts';
import type { Field } from '../fields.ts';
import { first, type Option, type Values } from '../form.ts';
import { readinessMeaning, readinessWord } from '../levels.ts';
import { PARTS } from '../parts-of.ts';
import { EvidenceField } from './evidence.tsx';

export interface FieldProps {
  field: Field;
  values: Values;
  options: readonly Option[];
  problem: string | undefined;
  evidence: readonly Quoted[];
}

export const idOf = (name: string): string => `field-${name}`;

/** Label, hint, what is wrong with it, and the field itself: in this order, as they are read. */
export function FieldEntry(props: FieldProps) {
  const { field, values, options, problem } = props;
  const { name, label, kind, isRequired, hint } = field;
  const id = idOf(name);
  if (field.options.isGiven && first(values, name)) return <Given {...props} />;
  if (kind === 'check')
    return (
      <div class={problem ? 'field wrong' : 'field'}>
        <Problem id={id} text={problem} />
        <label class="check" for={id}>
          <input
            type="checkbox"
            id={id}
            name={name}
            value="on"
            checked={/^(?:on|true)$/.test(first(values, name))}
            {...described(id, hint, problem)}
          />
          <span>{label}</span>
        </label>
        <Hint id={id} text={hint} />
      </div>
    );
  const parts = PARTS[kind];
  if (kind === 'level' || kind === 'evidence' || parts)
    return (
      <fieldset
        class={problem ? 'field wrong' : 'field'}
        id={id}
        {...described(id, hint, problem)}
        tabindex={-1}
      >
        <legend>
          {label}
          {!isRequired && <Optional />}
        </legend>
        <Hint id={id} text={hint} />
        <Problem id={id} text={problem} />
        {kind === 'level' ? (
          <Levels name={name} options={options} chosen={first(values, name)} />
        ) : parts ? (
          <Several name={name} parts={parts} values={values} />
        ) : (
          <EvidenceField name={name} evidence={props.evidence} />
        )}
      </fieldset>
    );
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {!isRequired && <Optional />}
      </label>
      <Hint id={id} text={hint} />
      <Problem id={id} text={problem} />
      <Control {...props} />
    </div>
  );
}

const Optional = () => <span class="optional"> (optional)</span>;

function Hint({ id, text }: { id: string; text: string | null }) {
  return text ? (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  ) : null;
}

function Problem({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p class="error" id={`${id}-error`}>
      {text}
    </p>
  ) : null;
}

function described(id: string, hint: string | null, problem: string | undefined) {
  const ids = [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined };
}

/** What the form was opened for. */
function Given({ field: { name, label, type }, values, options }: FieldProps) {
  const value = first(values, name);
  const word =
    options.find((option) => option.value === value)?.label ??
    (type === 'Readiness' ? (value === 'NONE' ? 'none recorded' : readinessWord(value as Readiness)) : value);
  return (
    <p class="given">
      <input type="hidden" name={name} value={value} />
      <span class="quiet">{label}:</span> {word}
    </p>
  );
}

function Control({ field, values, options, problem }: FieldProps) {
  const { name, kind, hint, isRequired } = field;
  const id = idOf(name);
  const value = first(values, name);
  const common = {
    id,
    name,
    'aria-invalid': problem ? ('true' as const) : undefined,
    'aria-required': isRequired ? ('true' as const) : undefined,
    ...described(id, hint, problem),
  };
  if (kind === 'prose' || kind === 'lines' || kind === 'attendees')
    return (
      <textarea {...common} rows={kind === 'prose' ? 3 : 4}>
        {kind === 'prose' ? value : (values[name] ?? []).join('\n')}
      </textarea>
    );
  if (kind === 'markdown')
    return (
      <>
        <textarea {...common} class="code" rows={18} spellcheck={false}>
          {value}
        </textarea>
        <label class="hint" for={`${id}-file`}>
          Or a file
        </label>
        <input type="file" id={`${id}-file`} name={name} accept=".md,text/markdown,text/plain" />
      </>
    );
  if (kind === 'meeting')
    return (
      <>
        <input {...common} class="short" value={value} list={`${id}-list`} autocomplete="off" />
        <datalist id={`${id}-list`}>
          {options.map((option) => (
            <option key={option.value} value={option.value} />
          ))}
        </datalist>
      </>
    );
  if (kind === 'projects')
    return (
      <textarea {...common} rows={3}>
        {(values[name] ?? []).join('\n')}
      </textarea>
    );
  if (options.length > 0 || ['choice', 'project', 'criterion', 'thing'].includes(kind))
    return (
      <select {...common}>
        {(!isRequired || !value) && <option value="">{isRequired ? 'Choose one' : '–'}</option>}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            selected={option.value === value}
            disabled={option.isOff}
          >
            {option.note ? `${option.label} (${option.note})` : option.label}
          </option>
        ))}
      </select>
    );
  const isShort = kind === 'day' || kind === 'instant' || kind === 'number' || kind === 'decimal';
  return (
    <input
      {...common}
      class={isShort ? 'short' : undefined}
      value={value}
      inputMode={kind === 'number' ? 'numeric' : kind === 'decimal' ? 'decimal' : undefined}
      autocomplete="off"
    />
  );
}

interface SeveralProps {
  name: string;
  parts: readonly (readonly [name: string, label: string])[];
  values: Values;
}

function Several({ name, parts, values }: SeveralProps) {
  return (
    <>
      {parts.map(([part, label]) => (
        <label key={part} class="hint">
          {label}
          <input name={`${name}.${part}`} value={first(values, `${name}.${part}`)} autocomplete="off" />
        </label>
      ))}
    </>
  );
}

function Levels({ name, options, chosen }: { name: string; options: readonly Option[]; chosen: string }) {
  if (options.length === 0) return <p>No move is possible from its level.</p>;
  return (
    <ul class="levels">
      {options.map(({ value, note, isOff }) => (
        <li key={value}>
          <label>
            <input type="radio" name={name} value={value} checked={value === chosen} disabled={isOff} />
            <ReadinessMark readiness={value as Readiness} />
            {note ? <Chip note={note} /> : <span />}
            <span class="meaning">{readinessMeaning(value as Readiness)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Chip({ note }: { note: string }): ComponentChildren {
  const kind = note.startsWith('open') ? 'good' : note === 'blocked' ? 'bad' : 'quiet';
  return <span class={`chip ${kind}`}>{note}</span>;
}
