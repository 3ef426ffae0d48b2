import {
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { entry } from './entry.ts';
import { perSelection } from './per-selection.ts';

/** Fields of an object type that are selected, by response key, through fragments and past skipped ones. */
export const selectedFields = perSelection((type, selections, info) => {
  const fields = new Map<string, FieldNode[]>();
  if (isObjectType(type)) collect(type, selections, info, fields);
  return fields;
});

function collect(
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  info: GraphQLResolveInfo,
  into: Map<string, FieldNode[]>,
): void {
  for (const selection of selections.flatMap((set) => set.selections)) {
    if (getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)?.if === true) continue;
    if (getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)?.if === false) continue;
    if (selection.kind === Kind.FIELD) {
      entry(into, selection.alias?.value ?? selection.name.value, () => []).push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (fragment && applies(fragment.typeCondition?.name.value, type, info))
      collect(type, [fragment.selectionSet], info, into);
  }
}

function applies(
  condition: string | undefined,
  type: GraphQLObjectType,
  { schema }: GraphQLResolveInfo,
): boolean {
  if (!condition || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}
