import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { figures, type Every, type Figures, type FiguresOf, type Tile } from '../shared/api/figures'
import { useZone } from '../shared/time/zone'
import { Failed, Loading } from '../shared/ui/states'
import { Picker } from '../shared/ui/Picker'
import { CourseChart } from './CourseChart'
import { PeopleList } from './PeopleList'
import { TILE_NAMES } from './Tiles'

const EVERY = [
  { id: 'hour', name: 'By hour' },
  { id: 'day', name: 'By day' },
  { id: 'week', name: 'By week' },
]
const ANY = 'any'
const LEFT = [
  { id: ANY, name: 'However they had left' },
  { id: 'active', name: 'Still in the series' },
  { id: 'finished', name: 'After finishing' },
  { id: 'disengaged', name: 'After disengaging' },
  { id: 'exited', name: 'After exiting' },
]

/** A tile opened: its course over time, and the list behind it. */
export function TilePanel({ id, tile, of, goals }: { id: string; tile: Tile; of: FiguresOf; goals: Figures['goals'] }) {
  const { zone } = useZone()
  const [every, setEvery] = useState<Every>('day')
  const [left, setLeft] = useState(ANY)
  const course = useQuery({
    queryKey: ['course', id, of, every, zone],
    queryFn: () => figures(id, of, every, zone),
  })
  return (
    <section className="card stack" aria-label={TILE_NAMES[tile]!.name}>
      <div className="row wrap spread">
        <div>
          <h2>{TILE_NAMES[tile]!.name}</h2>
          <p className="soft small">{TILE_NAMES[tile]!.told}</p>
          {tile === 'goal' && goals && (goals.company > 0) && (
            <p className="small">{goals.user} by users, {goals.company} by companies</p>
          )}
        </div>
        <div className="row wrap">
          {tile === 'goal' && <Picker label="How they had left" hideLabel value={left} onChange={setLeft} options={LEFT} />}
          <Picker label="Course" hideLabel value={every} onChange={(chosen) => setEvery(chosen as Every)} options={EVERY} />
        </div>
      </div>
      {course.isError
        ? <Failed failure={course.error} />
        : course.data
          ? <CourseChart points={course.data.course?.points ?? []} tile={tile} name={TILE_NAMES[tile]!.name} every={every} />
          : <Loading what="Counting" />}
      <PeopleList id={id} of={{ ...of, status: tile, left: tile === 'goal' && left !== ANY ? left : undefined }} />
    </section>
  )
}
