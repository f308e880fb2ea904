import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { part } from '../shared/api/http'
import { listSeries, type SeriesSummary } from '../shared/api/series'
import { Button } from '../shared/ui/Button'
import { StateBadge } from '../shared/ui/StateBadge'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { TextInput } from '../shared/ui/TextInput'
import { NewSeries } from './NewSeries'
import { Sparkline } from './Sparkline'
import './series.css'

/** All series: what state they are in and how they do. */
export default function SeriesScreen() {
  const [search, setSearch] = useSearchParams()
  const [isNew, setNew] = useState(false)
  const [, go] = useLocation()
  const sought = search.get('q') ?? ''
  const listed = useQuery({ queryKey: ['series'], queryFn: listSeries, refetchInterval: 15_000 })
  const shown = useMemo(() => (listed.data ?? []).filter((series) => matches(series, sought)), [listed.data, sought])

  return (
    <div className="page stack">
      <div className="row wrap spread">
        <h1>Series</h1>
        <Button look="main" onPress={() => setNew(true)}>New series</Button>
      </div>
      {listed.isPending && <Loading what="Loading series" />}
      {listed.isError && <Failed failure={listed.error} again={() => void listed.refetch()} />}
      {listed.data?.length === 0 && (
        <Empty title="No series yet">
          <p>A series says who gets which message when. Start from a template, or from scratch.</p>
          <Button look="main" onPress={() => setNew(true)}>Make the first one</Button>
        </Empty>
      )}
      {listed.data && listed.data.length > 0 && (
        <>
          <div className="series-search">
            <TextInput
              label="Search series" hideLabel placeholder="Search by title or id" value={sought} live
              onChange={(text) => setSearch(text ? { q: text } : {}, { replace: true })}
            />
          </div>
          {shown.length === 0
            ? <Empty title={`Nothing is called “${sought}”`}><Button onPress={() => setSearch({}, { replace: true })}>Show all</Button></Empty>
            : <SeriesTable series={shown} />}
        </>
      )}
      {isNew && (
        <NewSeries
          taken={new Set(listed.data?.map((series) => series.id))}
          onClose={() => setNew(false)}
          onMade={(id) => go(`/series/${part(id)}/builder`)}
        />
      )}
    </div>
  )
}

function matches(series: SeriesSummary, sought: string): boolean {
  const words = sought.toLowerCase().split(/\s+/)
  const text = `${series.title} ${series.id} ${series.state}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function SeriesTable({ series }: { series: SeriesSummary[] }) {
  return (
    <table className="series-table" aria-label="Series">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">State</th>
          <th scope="col" className="number">Started</th>
          <th scope="col" className="number">Goal</th>
          <th scope="col">Last 14 days</th>
          <th scope="col"><span className="visually-hidden">Open</span></th>
        </tr>
      </thead>
      <tbody>{series.map((each) => <SeriesRow key={each.id} series={each} />)}</tbody>
    </table>
  )
}

function SeriesRow({ series }: { series: SeriesSummary }) {
  const to = `/series/${part(series.id)}`
  const began = series.state !== 'draft'
  const { started, goal } = series.figures ?? {}
  return (
    <tr>
      <th scope="row">
        <Link href={`${to}/${began ? 'performance' : 'builder'}`} className="series-title">{series.title || series.id}</Link>
        <div className="soft small">{series.id}{series.version > 0 && ` · version ${series.version}`}</div>
      </th>
      <td data-name="State"><StateBadge state={series.state} /></td>
      <td data-name="Started" className="number">{began ? (started ?? '–') : '–'}</td>
      <td data-name="Goal" className="number">{began && started && goal !== undefined ? `${Math.round((100 * goal) / started)} %` : '–'}</td>
      <td data-name="Last 14 days">{began && series.spark ? <Sparkline values={series.spark} /> : <span className="soft">–</span>}</td>
      <td className="series-links">
        <Link href={`${to}/builder`} className="button button-small" aria-label={`Build ${series.title}`}>Build</Link>
        {began && <Link href={`${to}/performance`} className="button button-small" aria-label={`Performance of ${series.title}`}>Performance</Link>}
      </td>
    </tr>
  )
}
