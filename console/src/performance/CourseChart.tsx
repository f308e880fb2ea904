import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { CoursePoint, Every, Tile } from '../shared/api/figures'
import { useZone } from '../shared/time/zone'

/** How a figure came about over time; the same numbers as a table for whoever does not see the bars. */
export function CourseChart({ points, tile, name, every }: { points: CoursePoint[]; tile: Tile; name: string; every: Every }) {
  const { day, time } = useZone()
  const told = (at: string) => (every === 'hour' ? time(at) : every === 'week' ? `week of ${day(at)}` : day(at))
  if (points.length === 0) {
    return <p className="soft">Nothing to draw yet.</p>
  }
  return (
    <figure className="course">
      <div aria-hidden="true">
        <ResponsiveContainer width="100%" height={190}>
          <BarChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: -16 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="at" tickFormatter={told} stroke="var(--ink-soft)" fontSize={12} minTickGap={28} tickLine={false} />
            <YAxis allowDecimals={false} stroke="var(--ink-soft)" fontSize={12} tickLine={false} axisLine={false} />
            <Tooltip
              labelFormatter={(at) => told(String(at))}
              formatter={(count) => [count, name]}
              cursor={{ fill: 'var(--surface-sunken)' }}
              contentStyle={{ background: 'var(--surface-raised)', border: '1px solid var(--line)', borderRadius: 8 }}
            />
            <Bar dataKey={tile} fill="var(--accent)" radius={[3, 3, 0, 0]} maxBarSize={36} isAnimationActive={false} />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="visually-hidden">
        <table>
          <caption>{name} over time</caption>
          <thead><tr><th>When</th><th>{name}</th></tr></thead>
          <tbody>{points.map((point) => <tr key={point.at}><td>{told(point.at)}</td><td>{point[tile]}</td></tr>)}</tbody>
        </table>
      </figcaption>
    </figure>
  )
}
