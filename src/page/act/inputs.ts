import { readFileSync } from 'node:fs';
import { type InputValueDefinitionNode, Kind, parse, type TypeNode } from 'graphql';
import { schemaFile } from '../operations.ts';

/** One field of the input of a mutation, as the schema has it. */
export interface InputField {
  name: string;
  type: string;
  isList: boolean;
  isRequired: boolean;
  /** Of an enum. */
  values: readonly string[];
}

export type Inputs = ReadonlyMap<string, ReadonlyMap<string, InputField>>;

let known: Inputs | undefined;

/** The fields of the input of each mutation, by the mutation's name; read when somebody first opens a form. */
export function inputsOfActs(): Inputs {
  known ??= read(readFileSync(schemaFile, 'utf8'));
  return known;
}

function read(sdl: string): Inputs {
  const { definitions } = parse(sdl, { noLocation: true });
  const enums = new Map<string, string[]>();
  const inputs = new Map<string, readonly InputValueDefinitionNode[]>();
  const acts: string[] = [];
  for (const definition of definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION)
      enums.set(
        definition.name.value,
        (definition.values ?? []).map(({ name }) => name.value),
      );
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION)
      inputs.set(definition.name.value, definition.fields ?? []);
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION && definition.name.value === 'Mutation')
      acts.push(...(definition.fields ?? []).map(({ name }) => name.value));
  }
  const fieldOf = ({ name, type }: InputValueDefinitionNode): InputField => {
    const named = nameOf(type);
    const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    return {
      name: name.value,
      type: named,
      isList: inner.kind === Kind.LIST_TYPE,
      isRequired: type.kind === Kind.NON_NULL_TYPE,
      values: enums.get(named) ?? [],
    };
  };
  return new Map(
    acts.map((act) => [
      act,
      new Map((inputs.get(inputOf(act)) ?? []).map((field) => [field.name.value, fieldOf(field)])),
    ]),
  );
}

/** `recordStatusChange` → `RecordStatusChange`, which is the name of its operation as well. */
export const operationOf = (act: string): string => `${act[0]?.toUpperCase()}${act.slice(1)}`;
const inputOf = (act: string) => `${operationOf(act)}Input`;

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
