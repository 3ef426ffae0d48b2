import type { Query } from '../view.ts';
import { instantOf, whyNoDay } from './days.ts';
import { inputOf, quoted } from './evidence.ts';
import type { Field } from './fields.ts';
import { first, type Values } from './form.ts';
import { PARTS } from './parts-of.ts';

/** What a form sends as the input of its act, or what is wrong with each field. */
export interface Read {
  input: Record<string, unknown>;
  problems: Record<string, string>;
}

/** Null: it is empty. */
type Value = unknown;

/** Values that cannot be read are told beside their field, before anything is asked. */
export async function read(
  query: Query,
  fields: readonly Field[],
  values: Values,
  was: Values | null,
): Promise<Read> {
  const input: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const { name } = field;
    const parts = partsOf(field);
    const hasStood = was !== null && parts.some((part) => part in was);
    if (hasStood && parts.every((part) => same(was[part] ?? [], values[part] ?? []))) continue;
    const result = await valueIn(query, field, values);
    if ('problem' in result) problems[name] = result.problem;
    else if (name === 'expectedFrom' && first(values, name) === 'NONE') input[name] = null;
    else if (result.value !== null) Object.assign(input, spread(field, result.value));
    else if (field.isRequired) problems[name] = 'This is needed.';
    // Emptied, where something stood.
    else if (hasStood) input[name] = field.isList ? [] : null;
  }
  return { input, problems };
}

/** As which it is sent. */
const partsOf = ({ name, kind }: Field): string[] =>
  PARTS[kind]?.map(([part]) => `${name}.${part}`) ?? [name];

const same = (a: readonly string[], b: readonly string[]) =>
  a.map(plain).filter(Boolean).join('\n') === b.map(plain).filter(Boolean).join('\n');
const plain = (text: string) => text.replace(/\r\n?/g, '\n').trim();

/** The day of a meeting and its name are two fields of an input. */
function spread({ name, kind }: Field, value: unknown): Record<string, unknown> {
  if (kind !== 'meeting') return { [name]: value };
  const [, date, meetingName] = MEETING.exec(String(value)) ?? [];
  return { [name]: date, ...(meetingName ? { meetingName } : {}) };
}

const MEETING = /^(\d{4}-\d\d-\d\d)(?:-([a-z0-9-]+))?$/;

async function valueIn(
  query: Query,
  field: Field,
  values: Values,
): Promise<{ value: Value } | { problem: string }> {
  const { name, kind } = field;
  const text = plain(first(values, name));
  // To the byte, but for line ends: the same report again is known by its hash.
  if (kind === 'markdown') {
    const whole = first(values, name).replace(/\r\n?/g, '\n');
    return { value: whole.trim() === '' ? null : whole };
  }
  if (kind === 'check') return { value: text === 'on' || text === 'true' ? true : null };
  if (kind === 'evidence') {
    const given = (values[name] ?? []).map(plain).filter(Boolean);
    const all = await Promise.all(given.map((each) => quoted(query, each)));
    const wrong = all.find(({ problem }) => problem !== null);
    if (wrong) return { problem: wrong.problem ?? '' };
    return { value: all.length > 0 ? all.map(inputOf) : null };
  }
  if (kind === 'kernel') {
    const [series, base, form] = ['series', 'base', 'form'].map((part) =>
      plain(first(values, `${name}.${part}`)),
    );
    if (!series && !base && !form) return { value: null };
    if (!series) return { problem: 'Name the series, such as 4.11.' };
    return { value: { series, base: base || null, form: form || null } };
  }
  if (kind === 'attestation') return attestation(name, values);
  if (kind === 'attendees') return attendees(text);
  if (kind === 'lines' || kind === 'projects') {
    const lines = (values[name] ?? [])
      .flatMap((each) => plain(each).split('\n'))
      .map((line) => line.trim())
      .filter(Boolean);
    return { value: lines.length > 0 ? lines : null };
  }
  if (name === 'expectedFrom' && text === 'NONE') return { value: null };
  if (!text) return { value: null };
  if (kind === 'day') {
    const problem = whyNoDay(text);
    return problem ? { problem } : { value: text };
  }
  if (kind === 'instant') {
    const instant = instantOf(text);
    return instant
      ? { value: instant }
      : { problem: 'Write it as a day and a time in UTC, such as 2017-08-30 16:00.' };
  }
  if (kind === 'decimal')
    return /^\d{1,3}(?:\.\d{1,3})?$/.test(text)
      ? { value: Number(text) }
      : { problem: `Write a number such as 7.5; got ${text.slice(0, 40)}.` };
  if (kind === 'number')
    return /^\d{1,9}$/.test(text)
      ? { value: Number(text) }
      : { problem: `Write a whole number; got ${text.slice(0, 40)}.` };
  if (kind === 'meeting') {
    const [, date] = MEETING.exec(text) ?? [];
    const problem = date ? whyNoDay(date) : 'Name it by its day, such as 2017-08-16.';
    return problem ? { problem } : { value: text };
  }
  if (field.type === 'Boolean') return { value: text === 'true' };
  if (field.values.length > 0 && !field.values.includes(text)) return { problem: 'Choose one of these.' };
  return { value: text };
}

/** `@riyazdf (Docker): left early`, `Regrets: @l0kod`; one on each line. */
const ATTENDEE = /^(?:(regrets):\s*)?([^(:]+?)\s*(?:\(([^)]*)\))?\s*(?::\s*(.*))?$/i;

function attendees(text: string): { value: unknown } | { problem: string } {
  const people = [];
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, regrets, person, organisation, remark] = ATTENDEE.exec(line) ?? [];
    if (!person) return { problem: `Write it as @handle (Organisation): remark; got ${line.slice(0, 60)}.` };
    people.push({
      person,
      state: regrets ? 'REGRETS' : 'PRESENT',
      ...(organisation ? { organisation } : {}),
      ...(remark ? { remark } : {}),
    });
  }
  return { value: people };
}

/** Null where nothing is said of it. */
function attestation(name: string, values: Values): { value: unknown } | { problem: string } {
  const [url, score, issuedOn, digest] = (PARTS.attestation ?? []).map(([part]) =>
    plain(first(values, `${name}.${part}`)),
  );
  if (!url && !score && !issuedOn && !digest) return { value: null };
  if (score && !/^\d{1,2}(?:\.\d{1,3})?$/.test(score))
    return { problem: `Write the score as a number such as 8.2; got ${score.slice(0, 40)}.` };
  const problem = issuedOn ? whyNoDay(issuedOn) : null;
  if (problem) return { problem };
  return {
    value: {
      url: url || null,
      score: score ? Number(score) : null,
      issuedOn: issuedOn || null,
      digest: digest || null,
    },
  };
}
