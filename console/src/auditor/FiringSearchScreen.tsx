import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { FIRING_KINDS, firingsFile, searchFirings, type FiringSearch } from '../shared/api/firings'
import { listSeries } from '../shared/api/series'
import { TimeInput } from '../shared/time/TimeInput'
import { Button } from '../shared/ui/Button'
import { Picker } from '../shared/ui/Picker'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { TextInput } from '../shared/ui/TextInput'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { FiringTable } from './FiringTable'
import { LiveFirings } from './LiveFirings'

const ANY = 'any'
const KINDS = [{ id: ANY, name: 'Every kind' }, ...FIRING_KINDS.map((kind) => ({ id: kind, name: kind }))]
const FIELDS = ['series', 'user', 'company', 'kind', 'rule', 'version', 'from', 'to'] as const

/** Firings, searched or as they happen. What is sought stands in the address. */
export function FiringSearchScreen() {
  const [parameters, setParameters] = useSearchParams()
  const [live, setLive] = useState(false)
  const search: FiringSearch = Object.fromEntries(
    FIELDS.map((field) => [field, parameters.get(field) ?? '']).filter(([, value]) => value),
  )
  const set = (field: (typeof FIELDS)[number], value: string) =>
    setParameters((old) => {
      const changed = new URLSearchParams(old)
      value ? changed.set(field, value) : changed.delete(field)
      return changed
    }, { replace: true })
  return (
    <>
      <Filters search={search} set={set} />
      <div className="row wrap spread">
        <Button look={live ? 'main' : 'plain'} onPress={() => setLive(!live)} aria-pressed={live}>
          {live ? '● Live' : '○ Live'}
        </Button>
        <span className="row">
          <a className="button button-small" href={firingsFile(search, 'csv')} download>CSV</a>
          <a className="button button-small" href={firingsFile(search, 'jsonl')} download>JSON lines</a>
        </span>
      </div>
      {live ? <LiveFirings key={JSON.stringify(search)} search={search} /> : <Found search={search} />}
    </>
  )
}

function Filters({ search, set }: {
  search: FiringSearch
  set: (field: (typeof FIELDS)[number], value: string) => void
}) {
  const series = useQuery({ queryKey: ['series'], queryFn: listSeries })
  return (
    <form className="card filters" role="search" aria-label="Firings" onSubmit={(event) => event.preventDefault()}>
      <SearchPicker label="Series" free items={(series.data ?? []).map((each) => each.id)} value={search.series ?? ''} onChange={(value) => set('series', value)} />
      <TextInput label="User" value={search.user ?? ''} onChange={(value) => set('user', value.trim())} />
      <TextInput label="Company" value={search.company ?? ''} onChange={(value) => set('company', value.trim())} />
      <Picker label="Kind" options={KINDS} value={search.kind ?? ANY} onChange={(kind) => set('kind', kind === ANY ? '' : kind)} />
      <TextInput label="Rule" value={search.rule ?? ''} onChange={(value) => set('rule', value.trim())} placeholder="upgrade@3/goal/hit" />
      <TextInput
        label="Version"
        value={search.version ?? ''}
        check={(value) => (/^\d*$/.test(value) ? null : 'A whole number')}
        onChange={(value) => set('version', value)}
      />
      <TimeInput label="From" value={search.from} onChange={(instant) => set('from', instant ?? '')} />
      <TimeInput label="Before" value={search.to} onChange={(instant) => set('to', instant ?? '')} />
    </form>
  )
}

function Found({ search }: { search: FiringSearch }) {
  const found = useInfiniteQuery({
    queryKey: ['firings', search],
    queryFn: ({ pageParam }) => searchFirings(search, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (found.isPending) {
    return <Loading what="Searching" />
  }
  if (found.isError) {
    return <Failed failure={found.error} again={() => found.refetch()} />
  }
  const firings = found.data.pages.flatMap((page) => page.firings)
  if (firings.length === 0) {
    return (
      <Empty title="Nothing fired that fits">
        <p>Widen the search, or ask <a href="/auditor/why">why not</a> for a user and a series.</p>
      </Empty>
    )
  }
  return (
    <>
      <FiringTable firings={firings} />
      {found.hasNextPage && (
        <Button onPress={() => found.fetchNextPage()} isDisabled={found.isFetchingNextPage}>
          {found.isFetchingNextPage ? 'Fetching…' : 'Earlier firings'}
        </Button>
      )}
    </>
  )
}
