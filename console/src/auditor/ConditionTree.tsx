import type { ExplainedCondition } from '../shared/api/explain'
import { Time } from '../shared/time/Time'
import { shown } from './Facts'

const JOINED: Record<string, string> = { all: 'All of these', any: 'Any of these', not: 'Not this' }

/** A condition, part by part, with what each saw. */
export function ConditionTree({ of }: { of: ExplainedCondition }) {
  return <ul className="conditions"><Node of={of} /></ul>
}

function Node({ of }: { of: ExplainedCondition }) {
  return (
    <li>
      <span className={of.holds ? 'sign sign-good' : 'sign sign-bad'} aria-hidden="true">{of.holds ? '✓' : '✗'}</span>
      <span className="visually-hidden">{of.holds ? 'holds:' : 'does not hold:'}</span>{' '}
      {JOINED[of.kind] ? <strong>{JOINED[of.kind]}</strong> : <code>{of.text}</code>}
      <Seen of={of} />
      {of.of && of.of.length > 0 && <ul className="conditions">{of.of.map((each, i) => <Node key={i} of={each} />)}</ul>}
    </li>
  )
}

function Seen({ of }: { of: ExplainedCondition }) {
  return (
    <span className="seen">
      {!JOINED[of.kind] && <span>saw <code>{of.seen === undefined || of.seen === null ? 'nothing' : shown(of.seen)}</code></span>}
      {of.baseline !== undefined && <span>baseline <code>{shown(of.baseline)}</code></span>}
      {of.heldBefore !== undefined && <span>{of.heldBefore ? 'held before, too' : 'did not hold before'}</span>}
      {of.window && <span>window <Time at={of.window.from} /> – {of.window.to ? <Time at={of.window.to} /> : 'open'}</span>}
      {of.turns && <span>turns <Time at={of.turns} /></span>}
    </span>
  )
}
