import { randomUUID } from 'node:crypto';
import type { Sight } from '../view.ts';
import { type Acting, type GoOn, SENT_BEFORE, STALE } from './acting.ts';
import { choicesOf } from './choices.ts';
import { linesOf, type Quoted, quoted } from './evidence.ts';
import { type Field, fieldsOf } from './fields.ts';
import { type ActForm, type Consequence, first, type Values } from './form.ts';
import { FormPage, type Shown } from './form-page.tsx';

import { perform, TOO_MANY } from './outcome.ts';
import { pathOf } from './paths.ts';
import { Picker } from './pick.tsx';
import { read } from './read.ts';

/** What of a form is not a field of its act; no address says it. */
const OWN = ['key', 'confirmDates'] as const;
/** What says how it was sent. */
const SENT = new Set(['formToken', 'do', 'cite', 'drop', 'pickFrom', 'pickLine', 'done']);
const FIELD = /^(?!was\.)[a-zA-Z]+(?:\.[a-z]+)?$/;

/** One form: given out, tried, sent. */
export async function actOn(form: ActForm, ask: Acting): Promise<Sight | GoOn> {
  const { visitor } = ask;
  if (!visitor && !form.isForAnybody) throw new Error('nobody is signed in');
  const asked = valuesOf(ask);
  const project = first(asked, 'project') || undefined;
  if (visitor && !visitor.may(form.act, form.place === 'PROJECT' ? project : undefined))
    return forbidden(form);
  const fields = fieldsOf(form, visitor).filter(({ options }) => options.onlyWhere?.(asked) ?? true);
  return ask.form ? send(form, ask, fields, asked) : open(form, ask, fields, asked);
}

async function open(form: ActForm, ask: Acting, fields: Field[], asked: Values): Promise<Sight> {
  const initial = Object.fromEntries(
    fields.flatMap(({ name, options }) => (options.initial === undefined ? [] : [[name, [options.initial]]])),
  );
  const begun: Values = Object.fromEntries(
    Object.entries((await form.begin?.(ask, asked)) ?? {}).flatMap(([name, given]) =>
      given ? [[name, given]] : [],
    ),
  );
  const values = { ...initial, ...begun, ...asked, key: [randomUUID()] };
  const was = form.changes ? begun : null;
  const whyNot = (await form.whyNot?.(ask, values)) ?? null;
  return show(form, ask, fields, { values, was, whyNot, foreseen: await foresee(form, ask, values, null) });
}

async function send(form: ActForm, ask: Acting, fields: Field[], sent: Values): Promise<Sight | GoOn> {
  const was = form.changes ? wasOf(ask) : null;
  if (ask.isStale)
    return {
      ...(await show(form, ask, fields, { values: sent, was, refusal: { message: STALE } })),
      status: 403,
    };
  const button = ask.form?.get('do')?.[0] ?? 'preview';
  const dropped = ask.form?.get('drop')?.[0];
  const cited = ask.form?.get('cite')?.[0];
  let values = sent;
  if (dropped !== undefined)
    values = withEvidence(values, (all) => all.filter((_, at) => at !== Number(dropped)));
  if (cited !== undefined && linesOf(cited))
    values = withEvidence(values, (all) => [...new Set([...all, cited])]);
  if (dropped !== undefined || cited !== undefined)
    return show(form, ask, fields, { values, was, foreseen: await foresee(form, ask, values, null) });
  if (button === 'pick' || button === 'lines') {
    const day = ask.form?.get('pickFrom')?.[0] ?? '';
    const from = Number(ask.form?.get('pickLine')?.[0] ?? 1) || 1;
    return Picker.sight(form, ask, { values, was, day: button === 'lines' ? day : '', from });
  }
  const out = (await form.leavesOut?.(values, ask)) ?? [];
  const asked = fields.filter(({ name }) => !out.includes(name));
  const { input, problems } = await read(ask.query, asked, values, was);
  if (Object.keys(problems).length > 0)
    return show(form, ask, fields, {
      values,
      was,
      problems,
      foreseen: await foresee(form, ask, values, null),
    });
  const isTrial = button !== 'act';
  const hasDryRun = fields.length > 0 && isTrial && hasOwnTrial(form.act);
  const outcome = await perform(
    ask.execute,
    form.act,
    {
      ...input,
      ...form.also?.(values),
      ...(first(values, 'confirmDates') ? { confirmDates: true } : {}),
      ...(hasDryRun ? { dryRun: true } : {}),
      // What is tried is not done, and leaves the key for when it is.
      ...(isTrial ? {} : { idempotencyKey: first(values, 'key') }),
    },
    isTrial && !hasDryRun,
  );
  if (outcome.kind === 'forbidden') return forbidden(form);
  if (outcome.kind === 'done' && !isTrial) {
    const secret = form.secret?.(outcome.answer);
    if (secret !== undefined) return shownOnce(form, secret, form.after(values, outcome.answer));
    return { location: doneAt(form.after(values, outcome.answer), form.act) };
  }
  if (outcome.kind === 'done')
    return show(form, ask, fields, {
      values,
      was,
      isTried: true,
      foreseen: await foresee(form, ask, values, outcome.answer),
    });
  if (outcome.kind === 'unknown')
    return show(form, ask, fields, { values, was, refusal: { message: outcome.message } });
  // By going back in the browser, say: it is another act, and gets a key of its own.
  if ('idempotencyKey' in outcome.fields)
    return show(form, ask, fields, {
      values: { ...values, key: [randomUUID()] },
      was,
      refusal: { message: SENT_BEFORE },
      foreseen: await foresee(form, ask, values, null),
    });
  const shownFields = new Set(fields.map(({ name }) => name));
  const beside = Object.fromEntries(Object.entries(outcome.fields).filter(([name]) => shownFields.has(name)));
  const others = Object.entries(outcome.fields).flatMap(([name, text]) =>
    shownFields.has(name) ? [] : [text],
  );
  return show(form, ask, fields, {
    values,
    was,
    problems: beside,
    refusal: { message: outcome.message, more: [...outcome.more, ...others], code: outcome.code },
    foreseen: await foresee(form, ask, values, null),
    asksForDates: Object.values(outcome.fields).some((text) => text.includes('confirmDates')),
  });
}

/** Acts that say by themselves what they would do. */
const hasOwnTrial = (act: string): boolean =>
  ['importReport', 'voidProject', 'voidMeeting', 'voidReport'].includes(act);

async function foresee(
  form: ActForm,
  ask: Acting,
  values: Values,
  tried: Record<string, unknown> | null,
): Promise<Consequence[]> {
  return (await form.foresee?.(ask, values, tried)) ?? [];
}

type Given = Omit<Shown, 'options' | 'gates' | 'evidence'>;

async function show(form: ActForm, ask: Acting, fields: Field[], given: Given): Promise<Sight> {
  const { options, gates } = await choicesOf(ask, fields, given.values, form.act);
  const evidence: Quoted[] = [];
  if (fields.some(({ kind }) => kind === 'evidence'))
    for (const text of given.values.evidence ?? [])
      if (text.trim()) evidence.push(await quoted(ask.query, text.trim()));
  const isRefused = Boolean(given.refusal) || Object.keys(given.problems ?? {}).length > 0;
  return {
    title: isRefused ? `Error: ${form.title}` : form.title,
    description: form.lede,
    isPrivate: true,
    isOfToday: true,
    ...(isRefused ? { status: given.refusal?.code === TOO_MANY ? 429 : 422 } : {}),
    body: (
      <FormPage
        form={form}
        fields={fields}
        action={pathOf(form.act)}
        shown={{ ...given, options, gates, evidence }}
      />
    ),
  };
}

/** Of a query string or of what was sent: the fields of the act, and of the form itself. */
function valuesOf({ form, url }: Acting): Values {
  const values: Record<string, string[]> = {};
  const entries = form
    ? [...form]
    : [...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)] as const);
  for (const [name, given] of entries)
    if (FIELD.test(name) && !SENT.has(name) && (form || !OWN.includes(name as never))) {
      // A text field and a file of one name are one field.
      const filled = given.filter((value) => value.trim() !== '');
      values[name] = filled.length > 0 ? filled : [...given].slice(0, 1);
    }
  return values;
}

function wasOf({ form }: Acting): Values {
  const values: Record<string, readonly string[]> = {};
  for (const [name, given] of form ?? []) if (name.startsWith('was.')) values[name.slice(4)] = given;
  return values;
}

const withEvidence = (values: Values, change: (all: readonly string[]) => string[]): Values => ({
  ...values,
  evidence: change((values.evidence ?? []).filter((text) => text.trim() !== '')),
});

/** The path on which it is seen to be done, which says so. */
function doneAt(path: string, act: string): string {
  const [plain = '', hash] = path.split('#', 2);
  const joined = `${plain}${plain.includes('?') ? '&' : '?'}done=${act}`;
  return hash ? `${joined}#${hash}` : joined;
}

function forbidden({ title }: ActForm): Sight {
  return {
    status: 403,
    title,
    description: 'You may not do this.',
    isPrivate: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lede">Your rights do not include this.</p>
        <p>
          <a href="/account">Your account</a> says what they are for. A chair, or an admin, can give you more.
        </p>
      </>
    ),
  };
}

function shownOnce({ title, done }: ActForm, secret: string | null, after: string): Sight {
  return {
    title,
    description: done,
    isPrivate: true,
    isOfToday: true,
    body: (
      <div class="narrow">
        <h1>{done}</h1>
        {secret === null ? (
          <p>You have sent this before, and it was issued then. Its secret was shown once and is not kept.</p>
        ) : (
          <>
            <p class="lede">
              This is shown once. Copy it now, and pass it on in a way that nobody else can read.
            </p>
            <p class="act">
              <label for="secret">Token</label>
              <input id="secret" readonly value={secret} class="code" />
            </p>
          </>
        )}
        <p>
          <a href={after}>Go on</a>
        </p>
      </div>
    ),
  };
}
