import { dayOf, FORMS } from './days.ts';
import { type Odd, SHAPES } from './shapes.ts';

export interface Generated extends Odd {
  shape: string;
  on: string;
}

const DAY = 86_400_000;

/** So many odd minutes, each of a day of its own: every shape in turn, with every form of a day in turn. */
export function oddMinutes(count: number): Generated[] {
  const shapes = Object.entries(SHAPES);
  return Array.from({ length: count }, (_, index) => {
    const [shape, write] = shapes[index % shapes.length] ?? [];
    if (!shape || !write) throw new Error('there are no shapes');
    // Steps of 23 days end in every month, and never on its last days, of which some forms say the next.
    const at = new Date(Date.UTC(2018, 0, 3) + index * 23 * DAY);
    if (at.getUTCDate() > 25) at.setUTCDate(at.getUTCDate() - 3);
    const day = dayOf(at.toISOString().slice(0, 10));
    // The rounds go over the forms with another step than the shapes do.
    const form = FORMS[(index + Math.floor(index / shapes.length) * 7) % FORMS.length];
    const { path, text } = write({ ...day, said: form?.(day) ?? day.on });
    return { shape, on: day.on, path, text: inRound(text, Math.floor(index / shapes.length)) };
  });
}

/** The same minutes under another day would be taken for one meeting: each round has a word of its own in its longest sentence. */
function inRound(text: string, round: number): string {
  const [longest] = text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => /^[^|<>:/\d]{12,}$/.test(line) && line.trim().includes(' '))
    .sort((a, b) => b.length - a.length);
  if (longest === undefined) return text.replace(/(\w+) (\w+)(?=\W*$)/, `$1 again${round} $2`);
  return round === 0 ? text : text.replace(longest, longest.replace(/ (?=\S+$)/, ` again${round} `));
}
