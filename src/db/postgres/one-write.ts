import type pg from 'pg';

/** Holds back what is sent over a connection until `later` calls back: all of it leaves in one write. To be called before each statement. */
export function oneWrite(client: pg.ClientBase, later: (release: () => void) => void): () => void {
  const { stream } = (client as pg.Client).connection;
  let isHeld = false;
  return () => {
    if (isHeld) return;
    isHeld = true;
    stream.cork();
    later(() => {
      isHeld = false;
      stream.uncork();
    });
  };
}
