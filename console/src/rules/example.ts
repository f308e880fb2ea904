import type { SeriesView } from '../shared/series/view'

/** A user who may enter the series, guessed from its entry rules; a start to write from. */
export function exampleUser(series: SeriesView): string {
  const entry = series.blocks.find((block) => block.isEntry)
  const set = new Map<string, string>([['email', 'nora@example.com']])
  const more: string[] = []
  const look = (condition: unknown) => {
    if (typeof condition !== 'object' || condition === null) return
    const { all, any, attribute, is, isNot, known, tag } = condition as Record<string, unknown>
    if (Array.isArray(all)) all.forEach(look)
    else if (Array.isArray(any)) look(any[0])
    else if (typeof attribute === 'string' && !attribute.includes('email')) {
      if (is !== undefined) set.set(attribute, JSON.stringify(is))
      else if (isNot !== undefined || known === true) set.set(attribute, attribute === 'plan' ? 'free' : set.get(attribute) ?? 'something')
    } else if (typeof tag === 'string') more.push(`tag: ${tag}`)
  }
  look(entry?.raw.rule)
  const event = (entry?.raw.trigger as { event?: string } | undefined)?.event
  if (event) more.push(`event: ${event}`)
  const attributes = [...set].map(([name, value]) => `${name}: ${value}`).join(', ')
  return `{user: nora, set: {${attributes}}, ${[...more, 'online: true'].join(', ')}}`
}

export function exampleSteps(series: SeriesView): string {
  return `# What happens to somebody, step by step; +P1D is a day after the step before.
- diffs:
    - ${exampleUser(series)}
- at: +P1D
- at: +P7D
`
}

/** A scenario that passes as it is made: what must come of its step is for its writer to say. */
export function exampleScenario(series: SeriesView): string {
  return `# Run it, then hold what came of it, below the diff: expect: [entered ${series.id} nora, ...]
scenario: Somebody enters
series: [${series.id}]
steps:
  - diff: ${exampleUser(series)}
`
}
