import { describe, expect, it } from 'vitest'
import type { Entry } from '../shared/api/types'
import { timelineOf } from './timeline'

const ENTRY: Entry = {
  id: 3, series: 's', subject: 'u', user: 'u', version: 1, status: 'active', began: '2026-01-05T09:00:00Z', at: ['pause'],
  checkpoints: [
    { block: 'offer', reached: '2026-01-05T09:00:00Z', left: '2026-01-05T09:00:00Z', how: 'sent' },
    { block: 'pause', reached: '2026-01-05T09:00:00Z', until: '2026-01-06T09:00:00Z' },
  ],
  receipts: [{ id: 5, block: 'offer', channel: 'post', at: '2026-01-05T09:00:00Z', touches: { clicked: '2026-01-05T10:00:00Z' }, links: [] }],
}

describe('the timeline of an entry', () => {
  it('tells what happened in order, and what is waited for last', () => {
    expect(timelineOf(ENTRY).map((step) => step.what)).toEqual([
      'Entered', 'Reached offer', 'Left offer: sent', 'Reached pause', 'clicked offer', 'Waits at pause until',
    ])
  })

  it('ends with how the entry ended', () => {
    const ended: Entry = { ...ENTRY, status: 'exited', ended: '2026-01-05T11:00:00Z', checkpoints: ENTRY.checkpoints.slice(0, 1) }
    expect(timelineOf(ended).at(-1)).toEqual({ at: '2026-01-05T11:00:00Z', what: 'Ended: exited', tone: 'warn' })
  })
})
