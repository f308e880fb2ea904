import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSeries } from '../series/view'
import { pathOf, pathOfLines, subjectsOf } from './path'

const SERIES = readSeries(readFileSync('../rules/examples/encourage-customer-upgrades/series.yml', 'utf8'))
const S = 'encourage-customer-upgrades'

describe('the way through a series', () => {
  it('goes by how each block was left', () => {
    const path = pathOf(SERIES, [{ block: 'not-premium', how: 'entered' }, { block: 'offer-post', how: 'unsent' }, { block: 'offer-mail' }])
    expect([...path.edges]).toEqual(['not-premium|matched|offer-post', 'offer-post|unsent|offer-mail'])
    expect(path.blocks.has('clicked-mail')).toBe(false)
  })

  it('can be read from firing lines, of one subject', () => {
    const lines = [
      `entered ${S} nora version=1`,
      `sent ${S} nora block=offer-post channel=post`,
      `sent ${S} otto block=offer-mail channel=email receipt=4`,
      `sent another nora block=x channel=post`,
      `matched ${S} nora block=clicked-post`,
    ]
    const path = pathOfLines(SERIES, lines, 'nora')
    expect([...path.edges]).toEqual(['not-premium|matched|offer-post', 'offer-post|sent|clicked-post', 'clicked-post|matched|premium-tour'])
    expect(subjectsOf(S, lines)).toEqual(['nora', 'otto'])
  })
})
