import type { ActGatesQuery } from '../operation-types.ts';
import { GATE_VERDICTS } from '../words.ts';
import type { Acting } from './acting.ts';
import { meetingKeyOf } from './evidence.ts';
import type { Field } from './fields.ts';
import type { Option, Values } from './form.ts';

import { wordFor } from './labels.ts';
import { readinessMeaning, readinessWord, usedLevels } from './levels.ts';

export type Gates = ActGatesQuery;

/** The choices of each field of a form, by its name. */
export interface Choices {
  options: ReadonlyMap<string, readonly Option[]>;
  gates: Gates | null;
}

const FROM_LISTS = new Set(['project', 'projects', 'meeting', 'criterion']);

export async function choicesOf(
  ask: Acting,
  fields: readonly Field[],
  values: Values,
  act: string,
): Promise<Choices> {
  const { query, visitor } = ask;
  const isAboutLevel = fields.some(({ kind }) => kind === 'level');
  const slug = values.project?.[0] ?? '';
  const [lists, gates] = await Promise.all([
    fields.some(({ kind, options }) => FROM_LISTS.has(kind) && !options.isGiven)
      ? query('ActChoices', {})
      : null,
    isAboutLevel && slug ? query('ActGates', { slug }) : null,
  ]);
  const options = new Map<string, readonly Option[]>();
  for (const field of fields) {
    const { name, kind, values: words, type } = field;
    if (field.options.options) options.set(name, await field.options.options(ask, values));
    else if (kind === 'project' || kind === 'projects')
      options.set(
        name,
        (lists?.projects.nodes ?? [])
          .filter(({ slug }) => name !== 'project' || visitor?.may(act, slug))
          .map(({ slug, name }) => ({ value: slug, label: name })),
      );
    else if (kind === 'meeting')
      options.set(
        name,
        (lists?.meetings.nodes ?? [])
          .filter(({ state }) => state === 'HELD')
          .map((meeting) => ({ value: meetingKeyOf(meeting), label: meetingKeyOf(meeting) }))
          .reverse(),
      );
    else if (kind === 'criterion')
      options.set(
        name,
        (lists?.criteria ?? []).map(({ key, title, gates, standing }) => ({
          value: key,
          label: `${title} (${readinessWord(gates)}${standing === 'PROPOSED' ? ', proposed' : ''})`,
        })),
      );
    else if (kind === 'level') options.set(name, gates ? levelsOf(gates) : allLevels());
    else if (type === 'Readiness') options.set(name, allLevels());
    else if (kind === 'choice')
      options.set(
        name,
        words.map((value) => ({ value, label: wordFor(value, type) })),
      );
  }
  return { options, gates };
}

const allLevels = (): Option[] => usedLevels().map((value) => ({ value, label: readinessWord(value) }));

export const gateTo = (gates: Gates, level: string) => {
  const { project } = gates;
  if (!project) return null;
  const { proposed, experimental, testing, graduated, ongoing, retired } = project;
  return (
    [proposed, experimental, testing, graduated, ongoing, retired].find(({ to }) => to === level) ?? null
  );
};

/** Every level that the project may go to, with the gate as it stands. */
function levelsOf(gates: Gates): Option[] {
  return (gates.allowedMoves ?? []).map(({ to, isOverrideNeeded }) => {
    const gate = gateTo(gates, to);
    const verdict = gate && gate.verdict !== 'NO_CRITERIA' ? GATE_VERDICTS[gate.verdict] : '';
    return {
      value: to,
      label: readinessWord(to),
      note: isOverrideNeeded ? 'takes an override' : verdict,
      meaning: readinessMeaning(to),
    } as Option;
  });
}
