import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { HttpError } from '../api/http'
import { Button } from './Button'
import './states.css'

/** Something is on its way. */
export function Loading({ what = 'Loading' }: { what?: string }) {
  return <div className="state" role="status"><span className="state-spinner" aria-hidden="true" />{what}…</div>
}

/** Nothing is there yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return <div className="state state-empty"><h2>{title}</h2>{children}</div>
}

const ALL_SERIES = { to: '/series', name: 'All series' }

interface FailedProps {
  failure: unknown
  again?: () => void
  /** Where to go on where what was asked for is not there; null where the screen itself asks for another. */
  elsewhere?: { to: string; name: string } | null
}

/** Something failed: what, and a way on. What is not there is not there the second time, so it is not asked for again. */
export function Failed({ failure, again, elsewhere = ALL_SERIES }: FailedProps) {
  const message = failure instanceof Error ? failure.message : String(failure)
  const faults = failure instanceof HttpError ? failure.faults : []
  const missing = failure instanceof HttpError && failure.status === 404
  return (
    <div className="state state-failed" role="alert">
      <h2>{missing ? 'This is not here' : 'This did not work'}</h2>
      <p>{message}</p>
      {faults.length > 0 && (
        <ul>{faults.map((fault, i) => <li key={i}>{fault.field && <code>{fault.field}</code>} {fault.reason}</li>)}</ul>
      )}
      {missing ? elsewhere && <Link className="button" href={elsewhere.to}>{elsewhere.name}</Link> : again && <Button onPress={again}>Try again</Button>}
    </div>
  )
}
