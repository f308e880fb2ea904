import { describe, expect, it } from 'vitest'
import { instantIn, localOf } from './localTime'

describe('local times', () => {
  it('are those of the zone', () => {
    expect(instantIn('2026-01-12T09:00', 'UTC')).toBe('2026-01-12T09:00:00.000Z')
    expect(instantIn('2026-07-12T09:00', 'Europe/Berlin')).toBe('2026-07-12T07:00:00.000Z')
    expect(localOf('2026-07-12T07:00:00Z', 'Europe/Berlin')).toBe('2026-07-12T09:00')
  })

  it('are the earlier of two where clocks are set back', () => {
    expect(instantIn('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('move to the first instant there is where clocks skip them', () => {
    expect(instantIn('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
  })
})
