import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { parseReport } from '../../src/reports/parse/index.ts';
import { suggest } from '../../src/reports/suggestions.ts';
import { OTHER_GROUP } from '../helpers/group.ts';

const { words } = readConfig({ SIG_STATUS_GROUP: OTHER_GROUP }).group;
const source = `# 2024-05-07

## Gesprochen

- Signed wheels: incubating now
- Agreed: we go on
- Signed wheels: incubating?

## Beschlüsse

- signed-wheels: incubating -> Published: all agreed
`;

test('minutes are read by the words of the group: sections, resolutions, levels', () => {
  const { report } = parseReport(source, {
    ...{ path: 'x.md', aliases: [{ slug: 'signed-wheels', alias: 'Signed wheels' }], words },
  });
  if (!report) throw new Error('expected a report');
  expect(report.notes).toHaveLength(3);
  expect(report.decisions).toMatchObject([{ kind: 'CHANGE', to: 'GRADUATED' }]);
  expect(report.resolutions.map(({ text }) => text)).toEqual(['Agreed: we go on']);
  const found = suggest(report, words);
  expect(found.map(({ quote, suggestedTo }) => [quote, suggestedTo])).toEqual([
    ['Signed wheels: incubating now', 'EXPERIMENTAL'],
  ]);
});

test('a level is suggested by what is said of a project, never by a question, code, a flag or a heading', () => {
  const said = [
    ['Registry is moved to end of life', 'RETIRED'],
    ['Resolved: Registry enters the sandbox', null],
    ['Consensus: Registry is at phase 3 now', null],
    ['Registry ships behind a flag in two engines', null],
    ['The Registry client has landed', null],
    ['Should Registry be deprecated?', undefined],
    ['Registry: start it with `experimental`', undefined],
    ['Registry: start it with --experimental-policy', undefined],
    ['Registry reads experimental_policy from its file', undefined],
  ] as const;
  const text = `# 2024-05-07\n\n## Notes\n\n${said.map(([line]) => `- ${line}\n`).join('')}\n### Registry: experimental\n`;
  const aliases = [{ slug: 'registry', alias: 'Registry' }];
  const { report } = parseReport(text, { path: 'x.md', aliases });
  if (!report) throw new Error('expected a report');
  const found = new Map(suggest(report).map(({ lineStart, suggestedTo }) => [lineStart, suggestedTo]));
  expect(said.map(([line], index) => [line, found.get(index + 5)])).toEqual(said);
  expect(found.size).toBe(said.filter(([, level]) => level !== undefined).length);
});
