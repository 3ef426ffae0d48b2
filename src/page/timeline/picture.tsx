import { scaleUtc } from 'd3-scale';
import { DAY_MS } from '../../base/calendar.ts';
import { PageLink } from '../components/page-link.tsx';
import { classOf } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import { BAND, Bands, Stop } from './marks.tsx';
import type { TimelineRow } from './rows.ts';

const WIDTH = 1080;
const LEFT = 180;
const RIGHT = 8;
const TOP = 34;
const ROW = 34;
const LONGEST_NAME = 24;
const WEEK_MS = 7 * DAY_MS;

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);
const short = (name: string) =>
  name.length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME - 1).join('')}…` : name;

const MOST_TICKS = 9;
/** Days that stand too close for their words are passed over. */
const few = (ticks: readonly Date[]) =>
  ticks.filter((_, index) => index % Math.ceil(ticks.length / MOST_TICKS) === 0);

interface PictureProps {
  rows: readonly TimelineRow[];
  meetings: readonly string[];
}

/** Projects over time: a band per level, a stop per record, a dashed ring for what no meeting recorded, a line per meeting. */
export function Picture({ rows, meetings }: PictureProps) {
  const days = [
    ...meetings,
    ...rows.flatMap(({ stops, open }) => [...stops, ...open].map(({ day }) => day)),
  ].map(instant);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(WEEK_MS, (last - first) / 40);
  const x = scaleUtc([first - margin, last + 2 * margin], [LEFT, WIDTH - RIGHT]);
  const at = (day: string) => x(instant(day));
  const bottom = TOP + rows.length * ROW;
  return (
    <section class="scroll tall" aria-label="Timeline, scrollable" tabindex={0}>
      <svg class="picture wide" viewBox={`0 0 ${WIDTH} ${bottom + 8}`}>
        <title>Timeline of projects</title>
        {few(x.ticks(8)).map((tick) => (
          <text
            key={+tick}
            class="tick"
            x={x(tick)}
            y={16}
            text-anchor={x(tick) > WIDTH - 30 ? 'end' : 'middle'}
          >
            {tick.toISOString().slice(0, 10).replace(/-01$/, '')}
          </text>
        ))}
        {meetings.map((date) => (
          <path key={date} class="grid" d={`M${at(date)} ${TOP - 10}V${bottom}`} />
        ))}
        {rows.map((row, index) => (
          <Lane key={row.slug} row={row} at={at} y={TOP + ROW * (index + 0.5)} />
        ))}
      </svg>
    </section>
  );
}

function Lane({ row, at, y }: { row: TimelineRow; at: (day: string) => number; y: number }) {
  const group = useGroup();
  const { slug, name, spans, stops, open } = row;
  return (
    <g>
      <PageLink to={`/projects/${encodeURIComponent(slug)}`}>
        <title>{name}</title>
        <text class="name" x="0" y={y + 4}>
          {short(name)}
        </text>
      </PageLink>
      <path class="grid" d={`M${LEFT} ${y}H${WIDTH - RIGHT}`} />
      <Bands
        spans={spans}
        marks={[...stops, ...open].map(({ day }) => at(day))}
        at={at}
        end={WIDTH - RIGHT}
        y={y}
      />
      {stops.map(({ number, page, day, kind, to }) => (
        <g key={number} class={`entry ${classOf(to)}`}>
          <PageLink to={page} aria-label={`${name}: ${levelWord(group, to)}, ${day}`}>
            <Stop x={at(day)} y={y} kind={kind} />
          </PageLink>
        </g>
      ))}
      {open.map(({ id, to, day }) => (
        <g key={id} class={`asked ${classOf(to)}`}>
          <circle cx={at(day)} cy={y - BAND / 2} r="6" />
        </g>
      ))}
    </g>
  );
}
