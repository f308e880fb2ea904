import type { ReactNode } from 'react'
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

/** Something failed: what, and a way on. */
export function Failed({ failure, again }: { failure: unknown; again?: () => void }) {
  const message = failure instanceof Error ? failure.message : String(failure)
  const faults = failure instanceof HttpError ? failure.faults : []
  return (
    <div className="state state-failed" role="alert">
      <h2>This did not work</h2>
      <p>{message}</p>
      {faults.length > 0 && (
        <ul>{faults.map((fault, i) => <li key={i}>{fault.field && <code>{fault.field}</code>} {fault.reason}</li>)}</ul>
      )}
      {again && <Button onPress={again}>Try again</Button>}
    </div>
  )
}
