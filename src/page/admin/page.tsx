import { placeOf } from '../../base/folder.ts';
import type { Group } from '../group.ts';
import { page } from '../page.tsx';
import { today } from '../reading.ts';
import { inFolder, siteUrl } from '../site-url.ts';
import type { Visitor } from '../visitor.ts';

/** A heading, and what stands below it: names and values, each as it is to be read. */
export interface Section {
  title: string;
  /** A sentence where there is something to look at. */
  warning?: string | undefined;
  rows: readonly (readonly [name: string, value: string])[];
}

/** The page for operators; the caller has made sure that the visitor may see it. */
export async function adminPage(
  group: Group,
  sections: readonly Section[],
  base: string,
  visitor: Visitor | null,
): Promise<string> {
  const body = (
    <>
      <h1>This server</h1>
      <p class="lede">For admins only. Settings are shown without their secrets.</p>
      {sections.map(({ title, warning, rows }) => (
        <section key={title} class="block">
          <h2>{title}</h2>
          {warning && (
            <p class="banner" role="note">
              {warning}
            </p>
          )}
          <div class="scroll">
            <table>
              <tbody>
                {rows.map(([name, value]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  );
  const sight = {
    title: 'This server',
    description: 'What runs, what it holds, and how it is set up.',
    body,
    isOfToday: true,
  };
  return inFolder(await page(sight, siteUrl(base, '/admin'), today, group, visitor), placeOf(base).folder);
}
