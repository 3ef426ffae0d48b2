import { expect, test } from 'vitest';
import { client } from './helpers/client.ts';
import { describeOn } from './helpers/database.ts';
import { manual } from './helpers/manual.ts';
import { parse, places } from './reports/parse/helpers.ts';

/** The first block of this language below this heading. */
function block(heading: string, language: string): string {
  const section = manual.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const found = section?.split(`\`\`\`${language}\n`)[1]?.split('```')[0];
  if (!found) throw new Error(`the manual has no \`\`\`${language} below "${heading}"`);
  return found;
}

describeOn(['pglite'], 'the README', (open) => {
  test('answers its query as it says', async () => {
    const { data } = client(await open({ seeded: true }));
    const heading = 'One query and its answer';
    expect(await data(block(heading, 'graphql'))).toEqual(JSON.parse(block(heading, 'json')));
  });
});

test('every decision that the README shows is read', () => {
  const lines = block('Importing reports', 'markdown').trim().split('\n');
  const parsed = parse(`# 2017-07-19\n\n## Decisions\n\n${lines.join('\n')}\n`, 'x.md');
  expect(places(parsed)).toEqual([]);
  expect(parsed.report?.decisions).toHaveLength(lines.length);
});
