import { useMemo } from 'react'
import type { Mark } from '../shared/graph/BlockNode'
import type { TakenPath } from '../shared/graph/path'
import { SeriesGraph } from '../shared/graph/SeriesGraph'
import type { SeriesView } from '../shared/series/view'

/** The graph with the way somebody took; before anybody took one, the graph alone. */
export function Trace({ series, path }: { series: SeriesView; path: TakenPath | null }) {
  const marks = useMemo(
    () => path && new Map<string, Mark>(series.blocks.map((block) => [block.id, path.blocks.has(block.id) ? 'path' : 'dim'])),
    [series, path],
  )
  return (
    <div className="trace card">
      <SeriesGraph series={series} label={`Blocks of ${series.title}, with the path taken`} marks={marks ?? undefined} path={path?.edges} />
    </div>
  )
}
