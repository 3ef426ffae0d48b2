import type { Place } from '../base/place.ts';

import type { KeyPath, YamlFile } from '../base/yaml-file.ts';
import { collectDiagnostics, type Diagnostic } from '../reports/diagnostics.ts';
import type { ParsedReport } from '../reports/types.ts';
import { locate, type SeedEvidence } from './evidence.ts';
import type { Place as PlaceInFile } from './place.ts';
import type { RestsOn } from './schemas.ts';
import { sourceLink } from './source-link.ts';

/** What a record of any file may refer to. */
interface Citing {
  project?: string;
  projects?: readonly string[];
  criterion?: string;
  meeting?: string;
  source?: string;
  evidence?: readonly string[];
  rests_on?: RestsOn;
}

export interface Known {
  /** Where the group keeps its files. */
  group: Place;
  projects: ReadonlySet<string>;
  criteria: ReadonlySet<string>;
  people: ReadonlySet<string>;
  /** By date. */
  reports: ReadonlyMap<string, ParsedReport>;
}

/** Checks, over all the files, that names mean something and that quoted lines are there; gathers what is wrong. */
export function crossCheck(known: Known) {
  const diagnostics: Diagnostic[] = [];

  const fail = (file: YamlFile<unknown>, keys: KeyPath, rule: string, message: string) => {
    const { diagnose, list } = collectDiagnostics(file.path);
    const { line, column } = file.at(keys);
    diagnose.error(rule, line, column, message);
    diagnostics.push(...list());
  };

  const expectKnown = (
    file: YamlFile<unknown>,
    keys: KeyPath,
    kind: 'project' | 'criterion' | 'meeting' | 'person',
    name: string,
  ) => {
    const names = {
      project: known.projects,
      criterion: known.criteria,
      meeting: known.reports,
      person: known.people,
    };
    if (!names[kind].has(name))
      fail(file, keys, 'seed-reference', `expected the name of a ${kind} of the seeds, got ${name}`);
  };

  /** Each value may stand once. */
  const expectUnique = (file: YamlFile<unknown>, entries: readonly { keys: KeyPath; value: string }[]) => {
    const seen = new Set<string>();
    for (const { keys, value } of entries) {
      if (seen.has(value)) fail(file, keys, 'seed-duplicate', `expected it once, got it again: ${value}`);
      seen.add(value);
    }
  };

  /** The records of a list with all they rest on: the line of the paraphrase first, then the source, then further evidence. */
  const resolve = <R extends Citing>(
    file: YamlFile<object>,
    list: KeyPath,
    records: readonly R[],
  ): (Omit<R, 'evidence' | 'source' | 'rests_on'> & { evidence: SeedEvidence[]; place: PlaceInFile })[] => {
    const revision = 'revision' in file.value ? String(file.value.revision) : undefined;
    return records.map((record, index) => {
      const at = (...keys: PropertyKey[]) => [...list, index, ...keys];
      if (record.project !== undefined) expectKnown(file, at('project'), 'project', record.project);
      record.projects?.forEach((slug, i) => {
        expectKnown(file, at('projects', i), 'project', slug);
      });
      if (record.criterion !== undefined) expectKnown(file, at('criterion'), 'criterion', record.criterion);
      if (record.meeting !== undefined) expectKnown(file, at('meeting'), 'meeting', record.meeting);
      const { source, evidence, rests_on, ...rest } = record;
      const links = [...(source === undefined ? [] : [source]), ...(evidence ?? [])];
      const urls = links.map((link) => ({ url: sourceLink(link, revision, known.group) }));
      return {
        ...rest,
        evidence: [...lineOf(file, at('rests_on'), rests_on), ...urls],
        place: { path: file.path, ...file.at(at()) },
      };
    });
  };

  const lineOf = (file: YamlFile<unknown>, keys: KeyPath, restsOn: RestsOn | undefined): SeedEvidence[] => {
    if (restsOn === undefined) return [];
    const report = known.reports.get(restsOn.report);
    if (report === undefined) {
      expectKnown(file, [...keys, 'report'], 'meeting', restsOn.report);
      return [];
    }
    const line = locate(report, restsOn);
    if (typeof line !== 'string') return [line];
    fail(file, [...keys, restsOn.agenda === undefined ? 'note' : 'agenda'], 'seed-line', line);
    return [];
  };

  return { expectKnown, expectUnique, resolve, diagnostics };
}
