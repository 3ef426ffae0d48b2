import type { Io } from './io.ts';

export interface Progress {
  /** One more is done. */
  step: (label: string) => void;
  /** Removes the line that shows progress, so that others can be printed. */
  clear: () => void;
}

/** Shows progress: one line that is written over at a terminal, or, where it is asked for, a line for every tenth. */
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
