import { doneBy, withSender } from '../clients.ts';
import { addCredentials, CHAIR } from '../databases/credentials.ts';
import type { Question } from '../load.ts';
import type { Effort, Measured, Row } from '../measure.ts';
import { type Server, startServer } from '../servers/start.ts';
import { count } from '../tables.ts';

const SMALL = 100;
const LARGE = [1000, 10_000] as const;
/** A page that is made for one person takes long: sixteen at once would be given up on a slow machine. */
const CLIENTS = 4;
const ORIGIN = 'https://status.example.org';

/** The overview of a chair who has signed in with a browser, which is kept for nobody. */
export async function signedInRows(
  database: (size: number) => Promise<string>,
  effort: Effort,
): Promise<Measured> {
  const rows: Row[] = [];
  const small = await started(await database(SMALL));
  try {
    for (const size of LARGE) {
      const large = await started(await database(size));
      const row: Row = {
        work: `the page \`/\` of a chair who has signed in, of ${count(size)} projects, ${CLIENTS} connections`,
        against: `ours, of ${SMALL}`,
        ours: [],
        peer: [],
      };
      try {
        for (let round = -1; round < effort.rounds; round += 1)
          for (const [{ server, page }, rates] of [
            [large, row.ours],
            [small, row.peer],
          ] as const) {
            const found = await withSender((send) =>
              doneBy(CLIENTS, effort.secondsPerRound, () => send(server.url, page)),
            );
            if (round >= 0) rates.push(found);
          }
      } finally {
        await large.server.stop();
      }
      rows.push(row);
    }
    return { rows, facts: [] };
  } finally {
    await small.server.stop();
  }
}

async function started(url: string): Promise<{ server: Server; page: Question }> {
  await addCredentials(url, []);
  const env = { DATABASE_URL: url, SIG_STATUS_SEED: 'off' };
  const server = await startServer('ours', env, { path: '/health' });
  try {
    const cookie = await signIn(server.url);
    const page = { path: '/', headers: { accept: 'text/html', cookie } };
    await assertKnown(server.url, page);
    return { server, page };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The cookie of a new session. */
export async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ token: CHAIR, to: '/' }),
    redirect: 'manual',
  });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 303 || !cookie) throw new Error(`Nobody was signed in: ${response.status}.`);
  return cookie.split(';')[0] ?? '';
}

async function assertKnown(url: string, { path, headers }: Question): Promise<void> {
  const page = await (await fetch(url + path, { headers })).text();
  if (!page.includes('/sign-out')) throw new Error('The page is not that of somebody who has signed in.');
}
