import type { SeriesState } from '../api/series'
import './badge.css'

const NAMES: Record<SeriesState, string> = { draft: 'Draft', live: 'Live', paused: 'Paused', archived: 'Archived' }

export function StateBadge({ state }: { state: SeriesState }) {
  return <span className={`badge badge-${state}`}>{NAMES[state]}</span>
}
