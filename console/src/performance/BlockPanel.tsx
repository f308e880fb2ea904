import { useState } from 'react'
import { Link } from 'wouter'
import type { FiguresOf } from '../shared/api/figures'
import { Button } from '../shared/ui/Button'
import { COUNT_NAMES } from './BlockCounts'
import { PeopleList } from './PeopleList'
import { useShown } from './shown'

const NOW = ['trying', 'pending', 'waiting']

/** A block opened: each of its counts, and who is behind it. */
export function BlockPanel({ id, block, title, counts, of }: {
  id: string
  block: string
  title: string
  counts: Record<string, number>
  of: FiguresOf
}) {
  const { show } = useShown()
  const keys = Object.keys(COUNT_NAMES).filter((key) => counts[key] !== undefined)
  const [status, setStatus] = useState(() => NOW.find((key) => (counts[key] ?? 0) > 0) ?? 'reached')
  return (
    <aside className="card stack panel" aria-label={`Block ${title}`}>
      <div className="row spread">
        <h2>{title}</h2>
        <Button look="quiet" small label="Close" onPress={() => show({ block: undefined })}>✕</Button>
      </div>
      <div className="row wrap" role="group" aria-label="Counts">
        {keys.map((key) => (
          <button key={key} type="button" className="count-chip" aria-pressed={status === key} onClick={() => setStatus(key)}>
            <strong>{counts[key]!.toLocaleString('en')}</strong> {COUNT_NAMES[key]}
          </button>
        ))}
      </div>
      <PeopleList key={status} id={id} of={{ ...of, status, block }} />
      <p className="small"><Link href={`/auditor?series=${encodeURIComponent(id)}`}>What fired in this series</Link></p>
    </aside>
  )
}
