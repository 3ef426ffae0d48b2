import { hashOfSecret } from '../../src/domain/access/secret.ts';
import { withClient } from './template.ts';

const secret = (name: string): string => `sst_${name.padEnd(43, '-')}`;

/** Whose credentials a database is given for what is written, or read by somebody known. */
export const CHAIR = secret('chair');
/** Of CI systems, each for projects of its own. */
export const ciSystem = (number: number): string => secret(`ci-${number}`);

/** Adds them, and a meeting that is held today, which what is recorded today can cite. */
export async function addCredentials(url: string, ciSystems: readonly (readonly string[])[]): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("set timezone to 'UTC'");
    await client.query('insert into tokens (name, role, person_id, secret_hash) values ($1, $2, 1, $3)', [
      'the chair',
      'CHAIR',
      hashOfSecret(CHAIR),
    ]);
    for (const [number, slugs] of ciSystems.entries())
      await client.query(
        `with token as (insert into tokens (name, role, person_id, secret_hash) values ($1, 'CI', 1, $2) returning id)
         insert into token_projects (token_id, project_id)
         select token.id, projects.id from token, projects where projects.slug = any($3)`,
        [`CI ${number}`, hashOfSecret(ciSystem(number)), slugs],
      );
    await client.query(
      "insert into meetings (date, state, starts_at) select current_date, 'HELD', current_date where not exists (select from meetings where date = current_date)",
    );
    // It was all told when it happened.
    await client.query('update news set given_out_at = now() where given_out_at is null');
    await client.query('vacuum analyze');
  });
}
