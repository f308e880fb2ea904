import { useState } from 'react'
import { createPortal } from 'react-dom'

/** The names of a block's counts, in the order shown. */
export const COUNT_NAMES: Record<string, string> = {
  reached: 'reached',
  trying: 'trying to match',
  pending: 'pending',
  waiting: 'waiting',
  matched: 'matched',
  unmatched: 'not matched',
  sent: 'sent',
  unsent: 'not sent',
  opened: 'opened',
  clicked: 'clicked',
  converted: 'converted',
}

/** How many reached a block and are there; a hover, or the panel, tells the whole split. */
export function BlockCounts({ counts }: { counts: Record<string, number> }) {
  const [hovered, setHovered] = useState<DOMRect | null>(null)
  const now = counts.trying ?? counts.pending ?? counts.waiting ?? 0
  return (
    <div className="counts" onMouseEnter={(event) => setHovered(event.currentTarget.getBoundingClientRect())} onMouseLeave={() => setHovered(null)}>
      <span><strong>{(counts.reached ?? 0).toLocaleString('en')}</strong> reached</span>
      {now > 0 && <span className="counts-now"><strong>{now.toLocaleString('en')}</strong> here</span>}
      {(counts.sent ?? 0) > 0 && <span><strong>{counts.sent!.toLocaleString('en')}</strong> sent</span>}
      {hovered && <Split counts={counts} at={hovered} />}
    </div>
  )
}

const SPLIT_HEIGHT_MAX = 260

/** Every count, beside the graph and not in it, so that it can be read however small the graph is drawn. */
function Split({ counts, at }: { counts: Record<string, number>; at: DOMRect }) {
  const above = at.bottom + SPLIT_HEIGHT_MAX > window.innerHeight
  const place = above ? { left: at.left, bottom: window.innerHeight - at.top } : { left: at.left, top: at.bottom }
  return createPortal(
    <ul className="counts-split" role="tooltip" style={place}>
      {Object.entries(COUNT_NAMES).filter(([key]) => counts[key] !== undefined).map(([key, name]) => (
        <li key={key}><strong>{counts[key]!.toLocaleString('en')}</strong> {name}</li>
      ))}
    </ul>,
    document.body,
  )
}
