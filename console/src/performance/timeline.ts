import type { Entry } from '../shared/api/types'

export interface Step {
  at: string
  what: string
  tone: 'plain' | 'good' | 'warn' | 'now'
}

const WARNED = new Set(['unmatched', 'unsent', 'exited', 'disengaged'])

/** All that happened to an entry, in order; what it waits for last. */
export function timelineOf(entry: Entry): Step[] {
  const steps: Step[] = [{ at: entry.began, what: 'Entered', tone: 'good' }]
  const waiting: Step[] = []
  for (const visit of entry.checkpoints) {
    steps.push({ at: visit.reached, what: `Reached ${visit.block}`, tone: 'plain' })
    if (visit.left) {
      steps.push({ at: visit.left, what: `Left ${visit.block}: ${visit.how ?? 'on'}`, tone: WARNED.has(visit.how ?? '') ? 'warn' : 'plain' })
    } else if (visit.until ?? visit.opens) {
      waiting.push({ at: (visit.opens ?? visit.until)!, what: `Waits at ${visit.block} until`, tone: 'now' })
    } else {
      waiting.push({ at: visit.reached, what: `Waits at ${visit.block} since`, tone: 'now' })
    }
  }
  for (const receipt of entry.receipts) {
    for (const [touch, at] of Object.entries(receipt.touches)) {
      steps.push({ at, what: `${touch} ${receipt.block}`, tone: 'good' })
    }
    if (receipt.converted) {
      steps.push({ at: receipt.converted, what: `Hit the goal of ${receipt.block}`, tone: 'good' })
    }
  }
  if (entry.goalHit) {
    steps.push({ at: entry.goalHit, what: 'Hit the goal', tone: 'good' })
  }
  if (entry.ended) {
    steps.push({ at: entry.ended, what: `Ended: ${entry.status}`, tone: entry.status === 'finished' ? 'good' : 'warn' })
  }
  // What happened at one instant stays in the order told.
  return [...steps.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)), ...waiting]
}
