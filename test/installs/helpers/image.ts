import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cloneTo, root } from './clone.ts';
import { PATH, succeed } from './run.ts';

export interface Image {
  workdir: string;
  env: Record<string, string>;
  command: string[];
}

/**
 * Follows the Dockerfile without docker: a folder for each stage, in which absolute paths of the image are looked for. The node of
 * these tests stands for that of the base image, and the user of these tests for the image's.
 */
export async function buildImage(folder: string): Promise<Image> {
  const context = join(folder, 'context');
  cloneTo(context);
  const stages = new Map<string, string>();
  let stage = '';
  let workdir = '';
  let env: Record<string, string> = {};
  let command: string[] = [];
  const inStage = (path: string) => join(stage, path);
  const resolved = (text: string) =>
    text.replace(/(?<=^|[\s=:])\/(?=app|usr|tmp)/g, `${stage}/`).replace(/-o node -g node /g, '');

  const follow: Record<string, (rest: string) => unknown> = {
    FROM(rest) {
      const name = / AS (\w+)$/.exec(rest)?.[1] ?? 'last';
      stage = join(folder, name);
      stages.set(name, stage);
      mkdirSync(join(stage, 'usr/local/bin'), { recursive: true });
      mkdirSync(join(stage, 'tmp'));
      env = {};
    },
    WORKDIR(rest) {
      workdir = inStage(rest);
      mkdirSync(workdir, { recursive: true });
    },
    ARG(rest) {
      const [name = '', value = ''] = rest.split('=');
      env[name] = value;
    },
    ENV(rest) {
      for (const pair of rest.split(' ')) {
        const [name = '', value = ''] = pair.split('=');
        env[name] = resolved(value);
      }
    },
    COPY(rest) {
      const from = /^--from=(\w+) /.exec(rest)?.[1];
      const parts = rest.replace(/^--from=\w+ /, '').split(' ');
      const target = parts.pop() ?? '';
      for (const part of parts) {
        const source = from ? join(stages.get(from) ?? '', part) : join(context, part);
        const to = target.endsWith('./')
          ? join(workdir, target, part.split('/').at(-1) ?? '')
          : join(workdir, target);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(source, to, { recursive: true, verbatimSymlinks: true });
      }
    },
    RUN: (rest) => succeed(resolved(rest), { cwd: workdir, env }),
    CMD(rest) {
      command = JSON.parse(rest);
    },
  };

  const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replace(/\\\n\s*/g, '');
  for (const line of text.split('\n').filter((each) => /^[A-Z]+ /.test(each)))
    await follow[line.split(' ', 1)[0] ?? '']?.(line.slice(line.indexOf(' ') + 1));

  return { workdir, env: { ...env, PATH: `${join(stage, 'usr/local/bin')}:${PATH}` }, command };
}
