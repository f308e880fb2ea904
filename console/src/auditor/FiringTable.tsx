import { Link } from 'wouter'
import type { Firing } from '../shared/api/types'
import { Time } from '../shared/time/Time'
import { KindMark } from './KindMark'

/** What a firing says beyond its kind, series and subject. */
export function saying(firing: Firing): string {
  return firing.line.split(' ').slice(3).join(' ')
}

/** Firings, a row each; the kind leads to the whole of it. */
export function FiringTable({ firings }: { firings: Firing[] }) {
  return (
    <div className="scroll card flush" tabIndex={0} role="region" aria-label="Firings found">
      <table className="firings">
        <thead>
          <tr><th>When</th><th>What</th><th>Series</th><th>Subject</th><th>Details</th><th className="number">Position</th></tr>
        </thead>
        <tbody>
          {firings.map((firing) => (
            <tr key={firing.position}>
              <td><Time at={firing.at} /></td>
              <td>
                <Link href={`/auditor/firings/${firing.position}`} aria-label={`${firing.line}, position ${firing.position}`}>
                  <KindMark kind={firing.kind} />
                </Link>
              </td>
              <td>{firing.series}</td>
              <td>{firing.subject}</td>
              <td><code>{saying(firing)}</code></td>
              <td className="number soft">{firing.position}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
