import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { entriesOf } from '../shared/api/figures'
import type { Mark } from '../shared/graph/BlockNode'
import { pathOf } from '../shared/graph/path'
import { SeriesGraph } from '../shared/graph/SeriesGraph'
import type { BlockView, SeriesView } from '../shared/series/view'
import { BlockCounts } from './BlockCounts'
import type { Shown } from './shown'

const COUNTS_HEIGHT = 38

interface Props {
  id: string
  view: SeriesView
  counts: Record<string, Record<string, number>>
  shown: Shown
  show: (changed: Shown) => void
}

/** The graph with the counts of each block; with a person open, the way they took. */
export function PerformanceGraph({ id, view, counts, shown, show }: Props) {
  const entries = useQuery({
    queryKey: ['entries', id, shown.user],
    queryFn: () => entriesOf(id, shown.user!),
    enabled: shown.user !== undefined,
  })
  const taken = useMemo(() => {
    const entry = shown.user ? entries.data?.at(-1) : undefined
    return entry && pathOf(view, entry.checkpoints)
  }, [shown.user, entries.data, view])
  const marks = useMemo(
    () => taken && new Map<string, Mark>(view.blocks.map((block) => [block.id, taken.blocks.has(block.id) ? 'path' : 'dim'])),
    [taken, view],
  )
  const extra = useCallback(
    (block: BlockView) => <BlockCounts counts={counts[block.id] ?? {}} />,
    [counts],
  )
  return (
    <div className="performance-graph card flush">
      <SeriesGraph
        series={view}
        label={`The blocks of ${view.title}`}
        selected={shown.block ?? null}
        onSelect={(block) => show({ block: block ?? undefined, user: undefined })}
        marks={marks}
        path={taken?.edges}
        extra={extra}
        extraHeight={COUNTS_HEIGHT}
      />
    </div>
  )
}
