import type { Visitor } from '../visitor.ts';
import type { ActForm, FieldOptions, Kind } from './form.ts';
import { type InputField, inputsOfActs } from './inputs.ts';
import { hintOf, kindOf, labelOf } from './labels.ts';

/** A field as a form asks for it. */
export interface Field extends InputField {
  kind: Kind;
  label: string;
  hint: string | null;
  options: FieldOptions;
}

/** The fields of a form for the visitor who opens it. */
export function fieldsOf(form: ActForm, visitor: Visitor | null): Field[] {
  const inputs = inputsOfActs().get(form.act);
  if (!inputs) throw new Error(`the schema has no act ${form.act}`);
  return form.fields.flatMap((given) => {
    const [name, options] = typeof given === 'string' ? [given, {}] : given;
    const input = inputs.get(name);
    if (!input) throw new Error(`${form.act} has no field ${name}`);
    if (options.needs && !visitor?.may(options.needs)) return [];
    const kind = options.kind ?? kindOf(input);
    const isRequired = options.isRequired ?? (input.isRequired && kind !== 'attendees');
    return [
      {
        ...input,
        kind,
        isRequired,
        label: options.label ?? labelOf(name),
        hint: options.hint ?? hintOf(name),
        options,
      },
    ];
  });
}
