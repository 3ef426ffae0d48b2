import { FormToken } from '../account/form-token.tsx';
import type { Choices, Gates } from './choices.ts';
import type { Quoted } from './evidence.ts';
import type { Field } from './fields.ts';
import { type ActForm, type Consequence, first, type Values } from './form.ts';
import { readinessWord } from './levels.ts';
import { CitedText } from './parts/evidence.tsx';
import { FieldEntry, idOf } from './parts/field.tsx';
import { Gate } from './parts/gate.tsx';
import { hrefOf } from './paths.ts';

/** A form as it stands at one moment. */
export interface Shown {
  values: Values;
  /** The values of the fields when the form was opened, where only changes are sent. */
  was: Values | null;
  problems?: Record<string, string>;
  refusal?: { message: string; more?: readonly string[]; code?: string };
  /** It was tried, and would be taken. */
  isTried?: boolean;
  foreseen?: readonly Consequence[];
  whyNot?: string | null;
  asksForDates?: boolean;
  options: Choices['options'];
  gates: Gates | null;
  evidence: readonly Quoted[];
}

interface FormPageProps {
  form: ActForm;
  fields: readonly Field[];
  action: string;
  shown: Shown;
}

/** The thing that a form was opened for: if it is not a field, it is sent along, since the choices depend on it. */
const ABOUT = ['project', 'meeting', 'since'] as const;

export function FormPage({ form, fields, action, shown }: FormPageProps) {
  const { values, was, problems = {}, options, evidence, asksForDates, whyNot } = shown;
  const about = aboutOf(form, values);
  const hasFile = fields.some(({ kind }) => kind === 'markdown');
  const button = typeof form.button === 'string' ? form.button : form.button(values);
  return (
    <>
      {about && (
        <p class="about small">
          <a href={about.href}>{about.word}</a>
        </p>
      )}
      <h1>{form.title}</h1>
      <p class="lede">{form.lede}</p>
      <Summary fields={fields} shown={shown} />
      <div class="acting">
        {whyNot ? (
          <p class="notice">{whyNot}</p>
        ) : (
          <form
            class="act"
            method="post"
            action={action}
            encType={hasFile ? 'multipart/form-data' : undefined}
            noValidate
          >
            <button type="submit" class="visually-hidden" name="do" value="preview" tabindex={-1}>
              Preview
            </button>
            <FormToken />
            <input type="hidden" name="key" value={first(values, 'key')} />
            {ABOUT.filter((name) => first(values, name) && !fields.some((field) => field.name === name)).map(
              (name) => (
                <input key={name} type="hidden" name={name} value={first(values, name)} />
              ),
            )}
            {was &&
              Object.entries(was).flatMap(([name, given]) =>
                given.map((value) => (
                  <input key={`${name} ${value}`} type="hidden" name={`was.${name}`} value={value} />
                )),
              )}
            {fields.map((field) => (
              <FieldEntry
                key={field.name}
                field={field}
                values={values}
                options={options.get(field.name) ?? []}
                problem={problems[field.name]}
                evidence={evidence}
              />
            ))}
            {(asksForDates || first(values, 'confirmDates')) && (
              <div class="field">
                <label class="check">
                  <input
                    type="checkbox"
                    name="confirmDates"
                    value="on"
                    checked={Boolean(first(values, 'confirmDates'))}
                  />
                  <span>These days are meant, though they are far away</span>
                </label>
              </div>
            )}
            <p class="buttons">
              <button type="submit" class="primary" name="do" value="act">
                {button}
              </button>
              <button type="submit" name="do" value="preview">
                {shown.isTried ? 'Preview again' : 'Preview'}
              </button>
              <a href={about?.href ?? placeOf(form, values)}>Cancel</a>
            </p>
          </form>
        )}
        <WhatWillHappen form={form} shown={shown} />
      </div>
    </>
  );
}

/** The errors, above everything else, each with a link to its field. */
function Summary({ fields, shown }: { fields: readonly Field[]; shown: Shown }) {
  const { problems = {}, refusal } = shown;
  const wrong = fields.filter(({ name }) => problems[name]);
  if (wrong.length === 0 && !refusal) return null;
  const what = wrong.length === 1 ? '1 field needs' : `${wrong.length} fields need`;
  return (
    <div class="problem" id="problem" role="alert" tabindex={-1} autofocus>
      <h2>{wrong.length > 0 ? `Nothing was done: ${what} a change.` : 'Nothing was done.'}</h2>
      {wrong.length > 0 ? (
        <ul>
          {wrong.map(({ name, label }) => (
            <li key={name}>
              <a href={`#${idOf(name)}`}>
                {label}: {problems[name]}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{refusal?.message}</p>
      )}
      {refusal?.more && refusal.more.length > 0 && (
        <ul>
          {refusal.more.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {refusal?.code === 'GateBlockedError' && <WaysOn values={shown.values} />}
      {refusal?.code === 'InvalidTransitionError' && (
        <p>Choose another level. A chair can record it all the same, with a reason under “Override”.</p>
      )}
    </div>
  );
}

/** Where a gate is shut: what can be done about it. */
function WaysOn({ values }: { values: Values }) {
  const project = first(values, 'project');
  if (!project) return null;
  return (
    <p>
      Ways on: <a href={hrefOf('waiveCriterion', { project })}>waive a criterion until a date</a>,{' '}
      <a href={hrefOf('assessCriterion', { project })}>assess one</a>, or as a chair give a reason under
      “Override” below.
    </p>
  );
}

function WhatWillHappen({ form, shown }: { form: ActForm; shown: Shown }) {
  const { values, gates, evidence, isTried, foreseen = [] } = shown;
  const to = first(values, 'to');
  const cited = evidence.filter(({ problem }) => problem === null);
  return (
    <aside class="outcome" aria-labelledby="outcome">
      <h2 id="outcome">What will happen</h2>
      {isTried && (
        <p class="good" role="status">
          It would be taken as it stands. Nothing is done yet.
        </p>
      )}
      {!gates && foreseen.length === 0 && <p>{form.lede}</p>}
      {gates?.project && (
        <p>
          {gates.project.name} is {readinessWord(gates.project.readiness)} now
          {gates.project.since && `, since ${gates.project.since}`}.
        </p>
      )}
      {gates && <Gate gates={gates} to={to} />}
      {foreseen.length > 0 && (
        <ul>
          {foreseen.map(({ text, isGood, href }) => (
            <li key={text} class={isGood === true ? 'good' : isGood === false ? 'bad' : undefined}>
              {href ? <a href={href}>{text}</a> : text}
            </li>
          ))}
        </ul>
      )}
      {cited.length > 0 && (
        <>
          <h3>The evidence as it will read</h3>
          <ul>
            {cited.map((one) => (
              <li key={one.text}>
                <CitedText evidence={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

/** Where what it is about is seen. */
const placeOf = (form: ActForm, values: Values): string =>
  form.place === 'SITE' || form.place === 'PERSON' ? form.after(values, {}) : '/';

/** Where the form was opened from. */
function aboutOf(form: ActForm, values: Values): { href: string; word: string } | null {
  const project = first(values, 'project');
  if (form.place === 'PROJECT' && project)
    return { href: `/projects/${encodeURIComponent(project)}`, word: project };
  const meeting = first(values, 'meeting');
  if (form.place === 'MEETING' && meeting)
    return { href: `/meetings/${encodeURIComponent(meeting)}`, word: `Meeting of ${meeting}` };
  const PLACES: Record<string, readonly [string, string]> = {
    MEETING: ['/meetings', 'Meetings'],
    CRITERIA: ['/criteria', 'Criteria'],
    COMBINATIONS: ['/combinations', 'Combinations'],
    CHANNEL: ['/channel', 'Testing channel'],
    ADMIN: ['/account', 'Your account'],
  };
  const [href, word] = PLACES[form.place] ?? [];
  return href && word ? { href, word } : null;
}
