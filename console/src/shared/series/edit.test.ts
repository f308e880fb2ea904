import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addBlock, connect, disconnect, edit, freeId, removeBlocks, renameBlock, setInBlock, setValue } from './edit'
import { readSeries } from './view'

const EXAMPLES = '../rules/examples'
const example = (name: string) => readFileSync(`${EXAMPLES}/${name}/series.yml`, 'utf8')
const UPGRADES = example('encourage-customer-upgrades')

const SMALL = `# for those who pay
series: s
blocks:
  - id: paid        # who pays
    rule: {attribute: plan, is: premium}
    next: hello

  # a message
  - id: hello
    content: {channel: email, subject: Hi}
`

describe('edits of a series', () => {
  it.each(readdirSync(EXAMPLES))('leave %s as it is where nothing is changed, but for spaces before comments', (name) => {
    const spaces = (text: string) => text.replace(/ +#/g, ' #')
    expect(spaces(edit(example(name), () => {}))).toBe(spaces(example(name)))
  })

  it('keep comments', () => {
    const text = setInBlock(SMALL, 'hello', ['title'], 'Say hello')
    expect(text).toContain('# for those who pay')
    expect(text).toContain('# who pays')
    expect(text).toContain('  # a message\n  - id: hello\n    title: Say hello\n    content:')
  })

  it('change one line where one value changes', () => {
    const changed = setInBlock(UPGRADES, 'clicked-post', ['for'], 'P5D')
    const lines = (text: string) => text.split('\n')
    const differing = lines(changed).filter((line, i) => line !== lines(UPGRADES)[i])
    expect(differing).toEqual(['    for: P5D'])
  })

  it('take a field out, and what is then empty', () => {
    const text = setValue('series: s\ngoal:\n  attribution: {after: sent}\n', ['goal', 'attribution', 'after'], undefined)
    expect(text).toBe('series: s\n')
  })

  it('write conditions with several parts on several lines', () => {
    const text = setInBlock(SMALL, 'paid', ['rule'], { all: [{ attribute: 'plan', known: true }, { not: { tag: 'staff' } }] })
    expect(text).toContain('    rule:\n      all:\n        - {attribute: plan, known: true}\n        - {not: {tag: staff}}\n')
  })

  it('add a block behind another and lead there', () => {
    const text = addBlock(SMALL, { id: 'clicked', rule: { content: 'hello', is: 'clicked' }, for: 'P3D' }, { id: 'hello', how: 'sent' })
    const view = readSeries(text)
    expect(view.blocks.map((block) => block.id)).toEqual(['paid', 'hello', 'clicked'])
    expect(view.edges.map((edge) => edge.id)).toEqual(['paid|matched|hello', 'hello|sent|clicked'])
    expect(text).toContain('    next: clicked\n')
  })

  it('add the first block to a series without any', () => {
    const text = addBlock('series: s\nblocks: []\n', { id: 'a', rule: { tag: 'x' } })
    expect(text).toBe('series: s\nblocks:\n  - id: a\n    rule: {tag: x}\n')
  })

  it('part ways and join them', () => {
    let text = connect(SMALL, 'paid', 'matched', 'paid2')
    expect(text).toContain('next: [hello, paid2]')
    text = connect(text, 'paid', 'unmatched', 'other')
    expect(text).toContain('next: {matched: [hello, paid2], unmatched: other}')
    text = disconnect(text, 'paid', 'matched', 'paid2')
    text = disconnect(text, 'paid', 'matched', 'hello')
    expect(text).toContain('next: {unmatched: other}')
    expect(disconnect(text, 'paid', 'unmatched', 'other')).not.toContain('unmatched')
  })

  it('take a block out with every way to it', () => {
    const view = readSeries(removeBlocks(UPGRADES, ['premium-tour']))
    expect(view.edges.some((edge) => edge.to === 'premium-tour' || edge.from === 'premium-tour')).toBe(false)
    expect(view.blocks).toHaveLength(9)
  })

  it('rename a block wherever it is named', () => {
    const text = renameBlock(UPGRADES, 'offer-post', 'first-post')
    expect(text).not.toMatch(/\boffer-post\b/)
    expect(text).toContain('rule: {content: first-post, is: clicked}')
    expect(readSeries(text).edges.map((edge) => edge.id)).toContain('not-premium|matched|first-post')
  })

  it('do nothing to a text that is no YAML', () => {
    expect(setValue('series: [', ['title'], 'x')).toBe('series: [')
  })

  it('find free ids', () => {
    expect(freeId('post', ['post', 'post-2'])).toBe('post-3')
    expect(freeId('mail', ['post'])).toBe('mail')
  })
})

describe('the view of a series', () => {
  it('knows who enters, and what each block does', () => {
    const view = readSeries(UPGRADES)
    expect(view.blocks.filter((block) => block.isEntry).map((block) => block.id)).toEqual(['not-premium'])
    expect(view.blocks[0]!.summary).toBe('plan is known and plan is not premium')
    expect(view.blocks[2]!.summary).toBe('clicked offer-post, within 3 days')
    expect(view.edges).toHaveLength(11)
  })

  it('shows what can be understood of an unfinished text, and where it is none', () => {
    const view = readSeries('series: s\nblocks:\n  - id: a\n    rule: {tag: x\n')
    expect(view.faults[0]!.line).toBeGreaterThan(3)
    expect(readSeries('').blocks).toEqual([])
    expect(readSeries('- 1').blocks).toEqual([])
  })
})
