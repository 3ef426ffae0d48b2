import { scaleUtc } from 'd3-scale';
import { linkVertical } from 'd3-shape';
import { DAY_MS } from '../../base/calendar.ts';
import { classOf } from '../components/readiness-mark.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { ProjectQuery } from '../operation-types.ts';
import { BAND, Bands, Level, Stop } from '../timeline/marks.tsx';
import { twoClocks } from './two-clocks.ts';

type Project = NonNullable<ProjectQuery['project']>;

const WIDTH = 860;
const LEFT = 104;
const RIGHT = 8;

const instant = (day: string) => Date.parse(`${day}T00:00:00Z`);

/**
 * A project's records by both clocks: above, when levels took effect; below, when a meeting recorded them; between the two, how
 * long that took. What no meeting recorded has a lane of its own.
 */
export function Timeline({ project, asOf }: { project: Project; asOf: string | null }) {
  const group = useGroup();
  const { name, history, proposals, meetings } = project;
  const entries = history.nodes;
  const open = proposals.nodes
    .filter(({ isOpen }) => isOpen)
    .map(({ id, to, effectiveOn, openedOn }) => ({ id, to, day: effectiveOn ?? openedOn }));
  if (entries.length + open.length === 0) return null;
  const days = [
    ...entries.flatMap(({ effectiveOn, meeting }) => [effectiveOn, meeting.date]),
    ...open.map(({ day }) => day),
    ...meetings.nodes.map(({ date }) => date),
    ...(asOf ? [asOf] : []),
  ].map(instant);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const margin = Math.max(7 * DAY_MS, (last - first) / 24);
  const x = scaleUtc([first - margin, last + margin * 3], [LEFT, WIDTH - RIGHT]);
  const at = (day: string) => x(instant(day));
  const top = open.length > 0 ? 62 : 26;
  const lane = { open: 26, effective: top, recorded: top + 66, discussed: top + 102 };
  const axis = top + 124;
  const { effective, recorded } = twoClocks(entries);
  const curve = linkVertical<unknown, [number, number]>();
  return (
    <figure class="timeline">
      <section class="scroll" aria-label="Timeline" tabindex={0}>
        <svg
          class="picture"
          viewBox={`0 0 ${WIDTH} ${axis + 28}`}
          role="img"
          aria-label={`When the levels of ${name} took effect and when meetings recorded them, as the list below says.`}
        >
          {x.ticks(6).map((tick) => (
            <g key={+tick}>
              <path class="grid" d={`M${x(tick)} 8V${axis}`} />
              <text
                class="tick"
                x={x(tick)}
                y={axis + 18}
                text-anchor={x(tick) > WIDTH - 30 ? 'end' : 'middle'}
              >
                {tick.toISOString().slice(0, 10).replace(/-01$/, '')}
              </text>
            </g>
          ))}
          <path class="axis" d={`M${LEFT} ${axis}H${WIDTH - RIGHT}`} />
          {open.length > 0 && <Lane y={lane.open} label="Unrecorded" />}
          <Lane y={lane.effective} label="Took effect" />
          <Lane y={lane.recorded} label="Recorded" />
          <Lane y={lane.discussed} label="Discussed" />
          {open.map(({ id, to, day }) => (
            <g key={id} class={`asked ${classOf(to)}`}>
              <path d={`M${at(day)} ${lane.open}H${WIDTH - RIGHT}`} />
              <circle cx={at(day)} cy={lane.open} r="6" />
              <Level x={at(day)} y={lane.open} word={levelWord(group, to)} end={WIDTH - RIGHT} />
            </g>
          ))}
          <Bands
            spans={effective}
            marks={entries.map(({ effectiveOn }) => at(effectiveOn))}
            at={at}
            end={WIDTH - RIGHT}
            y={lane.effective}
          />
          <Bands
            spans={recorded}
            marks={entries.map(({ meeting }) => at(meeting.date))}
            at={at}
            end={WIDTH - RIGHT}
            y={lane.recorded}
          />
          {entries.map(({ number, effectiveOn, meeting, stands, kind, to }) => {
            const source: [number, number] = [at(effectiveOn), lane.effective + BAND / 2];
            const target: [number, number] = [at(meeting.date), lane.recorded - BAND / 2];
            return (
              <g key={number} class={`entry ${classOf(to)} ${stands ? '' : 'fallen'}`}>
                <path class="lag" d={curve({ source, target }) ?? ''} />
                <Stop x={source[0]} y={lane.effective} kind={kind} />
                <Stop x={target[0]} y={lane.recorded} kind={kind} />
              </g>
            );
          })}
          {meetings.nodes.map(({ date }) => (
            <path key={date} class="talk" d={`M${at(date)} ${lane.discussed - 6}v12`} />
          ))}
        </svg>
      </section>
      <figcaption class="quiet small">
        {history.pageInfo.hasPreviousPage && `The last ${entries.length} records. `}
        Each line leads from the day a level took effect to the meeting that recorded it: a disc is a change,
        a ring a confirmation{open.length > 0 && ', a dashed ring an open proposal that no meeting recorded'}.
      </figcaption>
    </figure>
  );
}

function Lane({ y, label }: { y: number; label: string }) {
  return (
    <>
      <text class="lane" x="0" y={y + 4}>
        {label}
      </text>
      <path class="grid" d={`M${LEFT} ${y}H${WIDTH - RIGHT}`} />
    </>
  );
}
