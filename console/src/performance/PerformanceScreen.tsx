import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { blockFigures, figures, type Tile } from '../shared/api/figures'
import { findSeries, versions } from '../shared/api/series'
import { readSeries } from '../shared/series/view'
import { Button } from '../shared/ui/Button'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { Picker } from '../shared/ui/Picker'
import { BlockPanel } from './BlockPanel'
import { EntryPanel } from './EntryPanel'
import { ExportDialog } from './ExportDialog'
import { PerformanceGraph } from './PerformanceGraph'
import { TilePanel } from './TilePanel'
import { Tiles } from './Tiles'
import { useShown } from './shown'
import './performance.css'

const ALL = 'all'

/** What became of those who entered a series (seed 001): tiles, their course, the graph with counts, who is behind each. */
export default function PerformanceScreen({ id }: { id: string }) {
  const { shown, show } = useShown()
  const [isExporting, setExporting] = useState(false)
  const of = useMemo(() => ({ version: shown.version }), [shown.version])
  const series = useQuery({ queryKey: ['series', id], queryFn: () => findSeries(id) })
  const published = useQuery({ queryKey: ['versions', id], queryFn: () => versions(id) })
  const counts = useQuery({ queryKey: ['figures', id, of], queryFn: () => figures(id, of), refetchInterval: 5_000 })
  const blocks = useQuery({ queryKey: ['blocks', id, of], queryFn: () => blockFigures(id, of), refetchInterval: 5_000 })
  const view = useMemo(() => readSeries(series.data?.live ?? series.data?.draft ?? ''), [series.data])

  const failed = series.error ?? counts.error ?? blocks.error
  const again = () => { void series.refetch(); void counts.refetch(); void blocks.refetch() }
  // What was there stays where a later look fails, and so does what somebody is writing.
  if (failed && !(series.data && counts.data && blocks.data)) {
    return <div className="page"><Failed failure={failed} again={again} /></div>
  }
  if (!series.data || !counts.data || !blocks.data) {
    return <Loading />
  }
  const never = series.data.version === 0
  return (
    <div className="performance">
      <header className="performance-head">
        <div>
          <h1>{view.title || id}</h1>
          <p className="soft small">
            {never ? 'A draft' : `${series.data.state}, version ${series.data.version}`} · as of position {counts.data.position}
          </p>
        </div>
        <div className="row wrap">
          {(published.data?.length ?? 0) > 1 && (
            <Picker
              label="Entered with"
              hideLabel
              value={shown.version ?? ALL}
              onChange={(version) => show({ version: version === ALL ? undefined : version })}
              options={[
                { id: ALL, name: 'All versions' },
                ...published.data!.map((version) => ({ id: String(version.version), name: `Version ${version.version}`, hint: version.note })),
              ]}
            />
          )}
          <Link className="button" href={`/series/${encodeURIComponent(id)}/builder`}>Edit</Link>
          {counts.data.figures.started > 0
            ? <Button onPress={() => setExporting(true)}>Export</Button>
            : <span className="button" aria-disabled="true" data-disabled title="Nobody has entered yet">Export</span>}
        </div>
      </header>
      {failed && <p className="notice" role="alert">{failed.message} These are the figures as of position {counts.data.position}. <Button small onPress={again}>Try again</Button></p>}
      {never
        ? <Empty title="Nobody can enter a draft"><p>Publish it, and what becomes of those who enter stands here.</p></Empty>
        : (
          <>
            <Tiles of={counts.data} open={shown.tile} onOpen={(tile) => show({ tile: shown.tile === tile ? undefined : tile, block: undefined, user: undefined })} />
            {shown.tile && <TilePanel key={shown.tile} id={id} tile={shown.tile as Tile} of={of} goals={counts.data.goals} />}
            <div className={shown.block || shown.user ? 'performance-split' : ''}>
              <PerformanceGraph id={id} view={view} counts={blocks.data.blocks} shown={shown} show={show} />
              {shown.user
                ? <EntryPanel key={shown.user} id={id} user={shown.user} />
                : shown.block
                  ? <BlockPanel key={shown.block} id={id} block={shown.block} title={view.blocks.find((each) => each.id === shown.block)?.title ?? shown.block} counts={blocks.data.blocks[shown.block] ?? {}} of={of} />
                  : null}
            </div>
          </>
        )}
      {isExporting && <ExportDialog id={id} onClose={() => setExporting(false)} />}
    </div>
  )
}
