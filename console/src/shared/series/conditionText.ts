import { operatorOf } from './operators'
import { periodText } from './period'

/** A condition as it is written (SEMANTICS: conditions). */
export type Condition = Record<string, unknown>

/** A condition in words: "plan is premium and not tagged no-offers". */
export function conditionText(condition: Condition | undefined | null): string {
  if (typeof condition !== 'object' || condition === null) {
    return 'nobody has said yet'
  }
  if (Array.isArray(condition.all)) return group(condition.all, ' and ')
  if (Array.isArray(condition.any)) return group(condition.any, ' or ')
  if (condition.not !== undefined) return `not (${conditionText(condition.not as Condition)})`
  if (condition.attribute !== undefined) return tested(String(condition.attribute), condition)
  if (condition.company !== undefined) return tested(`company's ${condition.company}`, condition)
  if (condition.entry !== undefined) return tested(`${condition.entry} at entry`, condition)
  if (condition.property !== undefined) return tested(String(condition.property), condition)
  if (condition.tag !== undefined) return `tagged ${condition.tag}`
  if (condition.companyTag !== undefined) return `company tagged ${condition.companyTag}`
  if (condition.segment !== undefined) return `in segment ${condition.segment}`
  if (condition.content !== undefined) return `${condition.is ?? '…'} ${condition.content}${condition.link ? ` (${condition.link})` : ''}`
  if (condition.event !== undefined) return event(condition)
  return '…'
}

function group(conditions: unknown[], word: string): string {
  return conditions
    .map((inner) => {
      const said = conditionText(inner as Condition)
      const isGroup = typeof inner === 'object' && inner !== null && ('all' in inner || 'any' in inner)
      return isGroup && conditions.length > 1 ? `(${said})` : said
    })
    .join(word)
}

function tested(what: string, condition: Condition): string {
  const operator = operatorOf(condition)
  if (!operator) {
    return `${what} …`
  }
  const value = condition[operator.word]
  if (operator.takes === 'true') return `${what} ${operator.name}`
  if (operator.takes === 'flag') return `${what} ${value === false ? 'is not known' : 'is known'}`
  if (operator.takes === 'period') return `${what} ${operator.name} ${periodText(String(value))}`
  return `${what} ${operator.name} ${valueText(value)}`
}

function event(condition: Condition): string {
  const where = condition.where ? ` where ${conditionText(condition.where as Condition)}` : ''
  const count = condition.count as Condition | undefined
  const operator = count && operatorOf(count)
  const times = operator ? `, count ${operator.name} ${valueText(count[operator.word])}` : ''
  const within = condition.within ? ` in the last ${periodText(String(condition.within))}` : ''
  const since = condition.since === 'entry' ? ' since entry' : ''
  return `did ${condition.event}${where}${times}${within}${since}`
}

export function valueText(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(valueText).join(', ')
  }
  if (typeof value === 'object' && value !== null) {
    const [kind, name] = Object.entries(value)[0] ?? ['', '']
    return kind === 'company' ? `the company's ${name}` : kind === 'entry' ? `${name} at entry` : `their ${name}`
  }
  return value === undefined || value === null ? '…' : String(value)
}
