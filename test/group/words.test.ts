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

- signed-wheels: EXPERIMENTAL -> GRADUATED: all agreed
`;

test('minutes are read by the words of the group: sections, resolutions, levels', () => {
  const { report } = parseReport(source, {
    ...{ path: 'x.md', aliases: [{ slug: 'signed-wheels', alias: 'Signed wheels' }], words },
  });
  if (!report) throw new Error('expected a report');
  expect(report.notes).toHaveLength(3);
  expect(report.decisions).toMatchObject([{ kind: 'CHANGE', to: 'GRADUATED' }]);
  expect(report.resolutions.map(({ text }) => text)).toEqual(['Agreed: we go on']);
  const found = suggest(report, words.suggestions);
  expect(found.map(({ quote, suggestedTo }) => [quote, suggestedTo])).toEqual([
    ['Signed wheels: incubating now', 'EXPERIMENTAL'],
    ['Signed wheels: incubating?', null],
  ]);
});
