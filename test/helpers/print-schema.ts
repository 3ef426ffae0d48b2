import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { groupSchemaText } from '../../src/base/group-schema.ts';
import { schema } from '../../src/graphql/index.ts';

writeFileSync(
  new URL('../../schema/schema.graphql', import.meta.url),
  `${printSchema(lexicographicSortSchema(schema))}\n`,
);
writeFileSync(new URL('../../schema/sig.schema.json', import.meta.url), groupSchemaText());
