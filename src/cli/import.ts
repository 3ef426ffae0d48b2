import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { isPacked } from '../db/index.ts';
import { reportDate } from '../reports/date-of.ts';
import { collectDiagnostics, formatDiagnostic } from '../reports/diagnostics.ts';
import { renderResult } from '../reports/render/summary.ts';
import type { ImportResult } from '../reports/result.ts';
import { dateOption } from './date-option.ts';
import { importAll } from './import-all.ts';
import { readGitReports } from './import-git.ts';
import { CommandFailed, type Io } from './io.ts';
import { progress } from './progress.ts';
import { readReportFile } from './read-report-file.ts';
import { refusal } from './refusal.ts';
import { restoreInto } from './restore.ts';
import { withTracker } from './tracker.ts';

interface Options {
  dryRun?: boolean;
  json?: boolean;
  strict?: boolean;
  retractMissing?: boolean;
  replace?: boolean;
  unread?: boolean;
  redate?: boolean;
  date?: string;
  confirmDates?: boolean;
  progress?: boolean;
  link?: string;
  commit?: string;
  git?: string;
  folder?: string;
  since?: string;
}

export const importCommand = (io: Io) =>
  new Command('import')
    .description('read reports of meetings, and store what they say differently from what is stored')
    .argument(
      '[file...]',
      'Markdown files, one for each meeting; or one file that `sig-status export` wrote, into an empty database',
    )
    .option('--git <clone>', 'instead of files: import every revision that the reports of a git clone had')
    .option('--folder <folder>', 'folder of the reports in the clone; default: as in sig.yaml')
    .option('--since <date>', 'import only what was committed since then')
    .option('--dry-run', 'say what an import would do, and write nothing')
    .option('--json', 'print the results as one JSON array')
    .option('--strict', 'treat warnings as errors')
    .option(
      '--retract-missing',
      'take back the decisions whose lines a report no longer has; an import without it lists them',
    )
    .option('--replace', 'let a file replace another one of the same meeting, whatever that loses')
    .option('--unread', 'import a report even if most of its lines are not understood')
    .addOption(new Option('--accept-unread').hideHelp().implies({ unread: true }))
    .addOption(dateOption('day of the meeting, whatever the report says (for a single file)'))
    .option('--redate', 'correct the date of the meeting that has the same report under another date')
    .option(
      '--confirm-dates',
      'accept days before 1990 or more than two years ahead, which are otherwise refused as mistyped',
    )
    .option('--progress', 'show progress, also where the error stream is not a terminal')
    .option('--link <url>', 'address at which readers find this report (for a single file)')
    .option('--commit <commit>', 'commit of the source repository that has these files')
    .action(async (files: string[], options: Options) => {
      const [file] = files;
      if (files.length === 1 && file !== undefined && (await isPacked(file).catch(() => false)))
        await restoreInto(io, file);
      else await runImport(io, files, options);
    });

async function runImport(io: Io, given: readonly string[], options: Options): Promise<void> {
  if ((options.git === undefined) === (given.length === 0)) {
    io.err(
      "sig-status import: missing required argument 'file': expected either files or --git with a clone\n",
    );
    throw new CommandFailed();
  }
  if (options.git !== undefined) return importGit(io, options.git, options);
  const paths = withoutRepeats(given);
  if (options.link !== undefined && (paths.length > 1 || !/^https?:\/\/\S+$/.test(options.link))) {
    io.err(
      `sig-status import: expected --link with an http or https URL, and a single file; got ${options.link} and ${paths.length} ${paths.length === 1 ? 'file' : 'files'}\n`,
    );
    throw new CommandFailed();
  }
  if (options.commit !== undefined && !/^[0-9a-f]{7,64}$/.test(options.commit)) {
    io.err(`sig-status import: expected --commit with 7 to 64 hexadecimal digits, got ${options.commit}\n`);
    throw new CommandFailed();
  }
  const print = printer(io, options);
  if (options.date !== undefined && paths.length > 1) {
    io.err(`sig-status import: expected --date with a single file, got ${paths.length} files\n`);
    throw new CommandFailed();
  }
  const { ready, refused } = sortByDate(paths);
  const moving = progress(io, ready.length, options.progress ?? false);
  for (const result of refused) print.result(result);
  let failed = refused.length;
  if (ready.length)
    await withTracker(io, async ({ database: { db }, config, now }) => {
      await importAll(
        db,
        io,
        [ready],
        { ...judged(options), now, waiverDays: config.waiverDays, source: config.source },
        {
          step: moving.step,
          result: (result) => {
            moving.clear();
            print.result(result);
            if (result.outcome === 'REFUSED') failed++;
          },
        },
      );
    });
  print.end();
  if (options.dryRun) io.err('dry run: nothing was written\n');
  if (failed) {
    const reports = `${paths.length} ${paths.length === 1 ? 'report' : 'reports'}`;
    io.err(`${failed} of ${reports} ${failed === 1 ? 'was' : 'were'} not imported\n`);
    throw new CommandFailed();
  }
}

const judged = (options: Options) => ({ ...options, acceptUnread: options.unread ?? false });

/** Imports the revisions in a clone, each with its commit, and passes over those that the tracker has already. */
async function importGit(io: Io, clone: string, options: Options): Promise<void> {
  const print = printer(io, options);
  let [failed, total] = [0, 0];
  await withTracker(io, async ({ database: { db }, config, now }) => {
    const since = options.since ?? null;
    const folder = options.folder ?? config.source.folder;
    const found = await readGitReports(db, clone, { folder, since });
    total = found.total;
    const moving = progress(io, total, options.progress ?? false);
    const { waiverDays, source } = config;
    // A later revision may say less than the one before; it is what the group has now.
    const judging = { ...judged(options), replace: true, now, waiverDays, source, read: found.read };
    await importAll(db, io, found.rounds, judging, {
      step: moving.step,
      result: (result) => {
        moving.clear();
        print.result(result);
        if (result.outcome === 'REFUSED') failed++;
      },
    });
  });
  print.end();
  if (total === 0) io.err('the tracker has every revision already\n');
  if (options.dryRun) io.err('dry run: nothing was written\n');
  if (failed) {
    io.err(`${failed} of ${total} revisions were not imported\n`);
    throw new CommandFailed();
  }
}

/** The same file named twice is one file. */
const withoutRepeats = (paths: readonly string[]) =>
  [...new Map(paths.toReversed().map((path) => [resolve(path), path])).values()].reverse();

/**
 * Oldest meeting first, so that a report finds its predecessors. Of two files for one meeting neither is imported, since
 * nothing says which of them is right.
 */
function sortByDate(paths: readonly string[]): { ready: string[]; refused: ImportResult[] } {
  const refused: ImportResult[] = [];
  const dated: { path: string; date: string }[] = [];
  for (const path of paths) {
    const { source, diagnostics } = readReportFile(path);
    if (source === null) refused.push(refusal(path, diagnostics));
    // A report without a date comes last: the import itself says what is wrong with it.
    else dated.push({ path, date: reportDate(source, path) ?? '9999-99-99' });
  }
  const byDate = new Map<string, string[]>();
  for (const { path, date } of dated) byDate.set(date, [...(byDate.get(date) ?? []), path]);
  const isRepeated = ({ date }: { date: string }) =>
    date !== '9999-99-99' && (byDate.get(date)?.length ?? 0) > 1;
  for (const { path, date } of dated.filter(isRepeated)) {
    const others = byDate.get(date)?.filter((other) => other !== path);
    const { diagnose, list } = collectDiagnostics(path);
    diagnose.error(
      'same-meeting',
      1,
      1,
      `expected one file for the meeting of ${date}, found ${others?.join(', ')} as well`,
    );
    refused.push({ ...refusal(path, list()), date });
  }
  const ready = dated.filter((file) => !isRepeated(file));
  ready.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.path < b.path ? -1 : 1));
  return { ready: ready.map(({ path }) => path), refused };
}

/** Prints each result as it comes, so that a long run needs no memory for them. */
function printer(io: Io, { json }: Options) {
  let count = 0;
  return {
    result: (result: ImportResult) => {
      for (const diagnostic of result.diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
      if (json) {
        const { path, outcome, isDryRun, date, summary, diagnostics } = result;
        const shown = { path, outcome, isDryRun, date, summary, diagnostics };
        io.out(`${count ? ',\n' : '[\n'}${JSON.stringify(shown)}`);
      } else for (const line of renderResult(result)) io.out(`${line}\n`);
      count++;
    },
    end: () => {
      if (json) io.out(count ? '\n]\n' : '[]\n');
    },
  };
}
