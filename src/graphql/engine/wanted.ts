import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import type { Wanted } from '../../reading/wanted.ts';
import { perSelection } from './per-selection.ts';
import { selectedFields } from './selected-fields.ts';

/** What these selections look at of rows of this type, or of a page of them; null: anything, it cannot be told. */
export const wantedOf = perSelection((type, selections, info): Wanted | null => {
  const wanted = { columns: new Set<string>(), cursors: false };
  return collect(type, selections, info, wanted) ? wanted : null;
});

/** False where a field does not say what it looks at. */
function collect(
  type: GraphQLNamedType,
  selections: readonly SelectionSetNode[],
  info: GraphQLResolveInfo,
  into: { columns: Set<string>; cursors: boolean },
): boolean {
  if (!isObjectType(type)) return false;
  for (const nodes of selectedFields(type, selections, info).values()) {
    const name = nodes[0]?.name.value ?? '';
    const field = type.getFields()[name];
    if (!field) {
      if (name === '__typename') continue;
      return false;
    }
    const place = placeOfPage(type, name);
    if (place === 'ROWS') {
      const below = nodes.flatMap((node) => node.selectionSet ?? []);
      if (!collect(getNamedType(field.type), below, info, into)) return false;
    } else if (place === 'CURSORS') into.cursors = true;
    else if (place === null) {
      const reads = readsOf(field);
      if (!reads) return false;
      for (const property of reads) into.columns.add(property);
    }
  }
  return true;
}

/** What a field of a connection or of an edge is to its rows; null: it is a field of the rows themselves. */
function placeOfPage({ name: type }: GraphQLObjectType, field: string): 'ROWS' | 'CURSORS' | 'COUNT' | null {
  if (type.endsWith('Connection'))
    return field === 'pageInfo' ? 'CURSORS' : field === 'totalCount' ? 'COUNT' : 'ROWS';
  if (type.endsWith('Edge')) return field === 'cursor' ? 'CURSORS' : 'ROWS';
  return null;
}

function readsOf({ extensions }: GraphQLField<unknown, unknown>): readonly string[] | undefined {
  const { reads, pothosExposedField } = extensions as {
    reads?: readonly string[];
    pothosExposedField?: string;
  };
  return reads ?? (pothosExposedField === undefined ? undefined : [pothosExposedField]);
}
