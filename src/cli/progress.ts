import type { Io } from './io.ts';

export interface Progress {
  /** One more is done. */
  step: (label: string) => void;
  /** Takes the moving line away, so that others can be printed. */
  clear: () => void;
}

/** A line that moves on where someone watches; asked for elsewhere, a line for every tenth part. */
export function progress(io: Io, total: number, isAskedFor: boolean): Progress {
  if (total < 2 || (!io.isWatched && !isAskedFor)) return { step: () => {}, clear: () => {} };
  let done = 0;
  const clear = () => io.err('\r\u001b[K');
  if (io.isWatched)
    return {
      step: (label) => {
        done++;
        io.err(done < total ? `\r\u001b[K${done} of ${total} · ${label}` : '\r\u001b[K');
      },
      clear,
    };
  return {
    step: () => {
      done++;
      const tenth = Math.floor((done * 10) / total);
      if (tenth > Math.floor(((done - 1) * 10) / total)) io.err(`${done} of ${total} reports\n`);
    },
    clear: () => {},
  };
}
