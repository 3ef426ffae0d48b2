import { readdirSync, readFileSync } from 'node:fs';
import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, type DocumentNode, Kind, parse, visit } from 'graphql';
import { schema as served } from '../../src/graphql/index.ts';

const schemaFolder = new URL('../../schema/', import.meta.url);

/** What `src/page/operation-types.ts` must be: the types of the operations against the schema as committed. */
export async function operationTypes(): Promise<string> {
  const folder = new URL('operations/', schemaFolder);
  const documents = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ location: file, document: parse(readFileSync(new URL(file, folder), 'utf8')) }));
  const schema = withoutErrors(parse(readFileSync(new URL('schema.graphql', schemaFolder), 'utf8')));
  const types = await codegen({
    filename: 'operation-types.ts',
    schema,
    schemaAst: buildASTSchema(schema),
    documents,
    config: {
      scalars: { ID: 'string', Date: 'string', DateTime: 'string', URL: 'string' },
      enumsAsTypes: true,
      skipTypename: true,
      useTypeImports: true,
      onlyOperationTypes: true,
    },
    plugins: [{ typescriptOperations: {} }],
    pluginMap: { typescriptOperations },
  });
  return `// Made by \`npm run operations\` from schema/operations; a test compares.\n${types}\n${mapOf(documents.map(({ document }) => document))}`;
}

/** The schema as a view meets it, which is handed only answers without errors: what is null only beside one is never null. */
function withoutErrors(schema: DocumentNode): DocumentNode {
  const fields = served.getQueryType()?.getFields() ?? {};
  return visit(schema, {
    ObjectTypeDefinition: (type) => (type.name.value === 'Query' ? undefined : false),
    FieldDefinition: (field) =>
      fields[field.name.value]?.extensions.isNullOnlyOnError && field.type.kind !== Kind.NON_NULL_TYPE
        ? { ...field, type: { kind: Kind.NON_NULL_TYPE, type: field.type } }
        : undefined,
  });
}

function mapOf(documents: readonly DocumentNode[]): string {
  const entries = documents
    .flatMap(({ definitions }) => definitions)
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION && definition.operation === 'query')
    .map((definition) => ('name' in definition && definition.name?.value) || '')
    .map((name) => `  ${name}: { data: ${name}Query; variables: ${name}QueryVariables };`);
  return `/** Every query of schema/operations by its name. */\nexport interface Operations {\n${entries.join('\n')}\n}\n`;
}
