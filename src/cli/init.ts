import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readGroup } from '../config/group.ts';
import { CommandFailed, type Io } from './io.ts';

interface Options {
  name?: string;
  shortName?: string;
  purpose?: string;
  repository?: string;
  project?: string;
}

/** Questions at a terminal, for what no option says. */
const QUESTIONS: readonly (readonly [keyof Options, string])[] = [
  ['name', 'What is the group called? (as after “the” in a sentence, such as Packaging Working Group) '],
  ['shortName', 'A short word for it? (such as working group) '],
  ['purpose', 'What is its purpose, in one sentence? '],
  ['repository', 'Which repository holds its minutes? (https://…) '],
  ['project', 'What is one of its projects called? '],
];
const OPTION: Record<keyof Options, string> = {
  name: '--name',
  shortName: '--short-name',
  purpose: '--purpose',
  repository: '--repository',
  project: '--project',
};

export const initCommand = (io: Io) =>
  new Command('init')
    .description(
      'write the folder of a new group, with sig.yaml, one project, one criterion and an example report',
    )
    .argument('<folder>', 'a folder that is empty or does not exist yet')
    .option('--name <name>', 'what the group is called')
    .option('--short-name <word>', 'a short word for the group')
    .option('--purpose <sentence>', 'what the group is for')
    .option('--repository <url>', 'the repository that holds its minutes')
    .option('--project <name>', 'what one of its projects is called')
    .action((folder: string, options: Options) => init(io, folder, options));

async function init(io: Io, folder: string, options: Options): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    fail(io, `expected a folder that is empty or does not exist yet, found files in ${folder}`);
  const given: Required<Options> = { name: '', shortName: '', purpose: '', repository: '', project: '' };
  for (const [key, question] of QUESTIONS)
    given[key] = (options[key] ?? (io.ask ? await io.ask(question) : '')).trim();
  const missing = QUESTIONS.filter(([key]) => given[key] === '').map(([key]) => OPTION[key]);
  if (missing.length > 0) fail(io, `expected ${missing.join(', ')}, or answers at a terminal; got neither`);
  mkdirSync(join(folder, 'reports'), { recursive: true });
  const today = (io.now?.() ?? new Date()).toISOString().slice(0, 10);
  for (const [file, text] of Object.entries(filesOf(given, today))) writeFileSync(join(folder, file), text);
  const { problems } = readGroup(folder);
  for (const problem of problems) io.err(`${problem}\n`);
  io.out(`${folder} has sig.yaml, projects.yaml, criteria.yaml and reports/${today}.md\n`);
  if (problems.length > 0) {
    io.err(`correct sig.yaml, then: npx sig-status check ${folder}\n`);
    throw new CommandFailed();
  }
  io.out(`next: npx sig-status check ${folder} && SIG_STATUS_GROUP=${folder} npx sig-status serve\n`);
}

/** Quotes any text for YAML: a JSON string is a YAML string. */
const quoted = (text: string) => JSON.stringify(text);
const slugOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'first';

function filesOf({ name, shortName, purpose, repository, project }: Required<Options>, today: string) {
  const slug = slugOf(project);
  return {
    'sig.yaml': `# Who the group is. A running server describes every key at /sig.schema.json.
name: ${quoted(name)}
short_name: ${quoted(shortName)}
purpose: ${quoted(purpose)}
# home_page: https://example.org

# Where the minutes are; links lead there.
repository: ${quoted(repository)}
branch: main
folder: ""

# When and where it meets.
time_zone: UTC
# rhythm: { first: ${today}, rule: FREQ=WEEKLY;INTERVAL=2, at: "16:00" }
# place: https://meet.example.org/room

# What its projects are called, and after how many days without a change or confirmation one is stale.
projects: { one: project, many: projects }
stale_days: 90

# The name of the channel in which projects are tried together before they graduate; null: there is none.
channel: null

# The levels that you use, in your words. Without this key: all levels, in plain words.
# levels:
#   EXPERIMENTAL: { name: Incubating, means: Two members work on it. }
#   GRADUATED: { name: Adopted, means: Everybody is asked to use it. }

# Words of your minutes, in addition to those that the importer knows.
# words:
#   sections: { notes: [Discussion], decisions: [Outcomes] }
#   suggestions: { EXPERIMENTAL: [incubating] }
`,
    'projects.yaml': `# One entry for each project. aliases: names that the minutes use for it.
projects:
  - slug: ${slug}
    name: ${quoted(project)}
    aliases: [${quoted(project)}]
    summary: ${quoted(`What ${project} is, in one sentence.`)}
`,
    'criteria.yaml': `# What a project must show before a step. kind: REVIEW (a person judges) or CI (runs decide).
criteria:
  - key: readme
    gates: EXPERIMENTAL
    kind: REVIEW
    title: README for getting started
    reason: Without a README nobody can try it.
    since: ${today}
    basis: EXTERNAL
    standing: PROPOSED
    source: ${quoted(repository)}
`,
    [`reports/${today}.md`]: `# ${today}

## Agenda

- ${project}

## Notes

- ${project} was presented

## Decisions

- ${slug}: none -> PROPOSED: it was talked about
`,
  };
}

function fail(io: Io, message: string): never {
  io.err(`sig-status init: ${message}\n`);
  throw new CommandFailed();
}
