import { describe, expect, it } from 'vitest'
import { columnName, readCsv, squared, writeCsv } from './csv'

describe('decision tables in CSV', () => {
  it('come back as they were', () => {
    const text = 'RuleTable upgrade,,\nCONDITION,ACTION\n"plan is ""$1"", or more",x\n'
    expect(readCsv(text)).toEqual([['RuleTable upgrade', '', ''], ['CONDITION', 'ACTION'], ['plan is "$1", or more', 'x']])
    expect(writeCsv(readCsv(text))).toBe(text)
  })

  it('may have line ends within cells, and of other systems', () => {
    expect(readCsv('a,"b\nc"\r\nd')).toEqual([['a', 'b\nc'], ['d']])
    expect(readCsv('')).toEqual([])
  })

  it('are shown with rows of one length and columns of letters', () => {
    expect(squared([['a'], ['b', 'c']])).toEqual([['a', ''], ['b', 'c']])
    expect([0, 25, 26, 52].map(columnName)).toEqual(['A', 'Z', 'AA', 'BA'])
  })
})
