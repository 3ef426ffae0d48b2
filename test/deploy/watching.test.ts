import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/http/index.ts';

const path = (name: string) => resolve(import.meta.dirname, '../../deploy', name);
const read = (name: string) => readFileSync(path(name), 'utf8');

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: { summary: string; description: string };
}
const rules: Rule[] = parse(read('alerts.yml')).groups.flatMap(({ rules }: { rules: Rule[] }) => rules);
const dashboard = JSON.parse(read('grafana.json'));
const expressions: string[] = [
  ...rules.map(({ expr }) => expr),
  ...dashboard.panels.flatMap(({ targets }: { targets: { expr: string }[] }) =>
    targets.map(({ expr }) => expr),
  ),
];

describe('alerts and dashboard', () => {
  test('ask for metrics and labels that there are', async () => {
    const { body } = await createMetrics([]).text();
    const known = new Map(
      [...body.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type]) => [name, type]),
    );
    const asked = expressions.flatMap((text) =>
      [...text.matchAll(/\b(?:sig_status|process)_\w+/g)].map(([name]) => name),
    );
    expect(asked.length).toBeGreaterThan(15);
    for (const name of asked) {
      const plain = name.replace(/_bucket$/, '');
      expect(known.has(plain) || known.has(name), name).toBe(true);
    }
    const settings = readFileSync(resolve(import.meta.dirname, '../../docs/settings.md'), 'utf8');
    const shown = [...settings.matchAll(/^\| `(sig_status_\w+)` \| ([^|]*) \|/gm)];
    const unseen = shown.flatMap(([, name = '']) =>
      expressions.some((each) => each.includes(name)) ? [] : [name],
    );
    expect(unseen).toEqual([]);
    for (const text of expressions)
      for (const [, labels = ''] of text.matchAll(/by \(([^)]*)\)/g))
        for (const label of labels.split(/,\s*/).filter((each) => each !== 'le' && each !== 'instance'))
          expect(
            shown.some(([, , of = '']) => of.split(/,\s*/).includes(label)),
            label,
          ).toBe(true);
  });

  test('say what is wrong and where to look', () => {
    expect(rules.map(({ alert }) => alert)).toEqual([
      'SigStatusDown',
      'SigStatusFails',
      'SigStatusBackupOld',
    ]);
    for (const { for: time, labels, annotations } of rules) {
      expect(time).toMatch(/^\d+m$/);
      expect(['critical', 'warning']).toContain(labels.severity);
      expect(annotations.summary && annotations.description).toBeTruthy();
    }
    const ids = dashboard.panels.map(({ id }: { id: number }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  const isThere = !spawnSync('promtool', ['--version']).error;
  test.skipIf(!isThere)(`pass promtool${isThere ? '' : ' (skipped: apt-get install prometheus)'}`, () => {
    expect(spawnSync('promtool', ['check', 'rules', path('alerts.yml')], { encoding: 'utf8' })).toMatchObject(
      { status: 0 },
    );
  });
});
