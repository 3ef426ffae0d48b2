import { Response } from '@whatwg-node/fetch';
import type { Handler } from '../handler.ts';
import { HttpProblem } from '../problem.ts';

import type { Example, Explorer, ExplorerFile } from './bundle.ts';

export type { Example } from './bundle.ts';

/** As strict as the page's own, but for what the editor does: styles set at run time, fonts and cursors within its style sheet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

interface Loaded {
  pageFor: (who: Explorer | null | undefined) => string;
  files: Map<string, ExplorerFile>;
}

interface ExplorerOptions {
  /** Each opens in a tab of its own. */
  examples: readonly Example[];
  /** JSON that stands in the editor for headers. */
  headersExample: string;
  /** The folder in which readers find the site; empty where there is none. */
  folder: string;
}

/**
 * GraphiQL for people, served from here alone. Its 9 MB are loaded when somebody first asks for them, so that a server which
 * nobody explores never holds them.
 */
export function createExplorer({ examples, headersExample, folder }: ExplorerOptions): {
  /** @param who has signed in; null: a reader; undefined: nobody can */
  page: (who: Explorer | null | undefined) => Promise<Response>;
  file: Handler;
} {
  let loading: Promise<Loaded> | undefined;

  async function load(): Promise<Loaded> {
    const { bundle, page } = await import('./bundle.ts');
    const loaded = bundle(examples, headersExample, folder);
    return {
      pageFor: (who) => page(loaded, folder, who),
      files: new Map(Object.values(loaded).map((file) => [file.path, file])),
    };
  }

  return {
    async page(who) {
      loading ??= load();
      const { pageFor } = await loading;
      return new Response(pageFor(who), {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': contentSecurityPolicy,
          // Of whoever has signed in it is theirs alone.
          'Cache-Control': who ? 'private, no-store' : 'no-cache',
          Vary: 'Cookie',
        },
      });
    },
    async file(request) {
      loading ??= load();
      const { files } = await loading;
      const file = files.get(new URL(request.url).pathname);
      if (!file) throw new HttpProblem(404, 'NOT_FOUND', 'There is no such file of the explorer.');
      return new Response(file.body, {
        headers: {
          'Content-Type': file.contentType,
          'Cache-Control': 'public, max-age=31536000, immutable',
        },
      });
    },
  };
}
