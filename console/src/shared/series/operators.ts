/** What stands on an operator's right side. */
export type Takes = 'value' | 'scalar' | 'text' | 'list' | 'date' | 'period' | 'flag' | 'true'

export interface Operator {
  word: string
  name: string
  takes: Takes
}

/** The operators of conditions, in the order in which people look for them. */
export const OPERATORS: Operator[] = [
  { word: 'is', name: 'is', takes: 'value' },
  { word: 'isNot', name: 'is not', takes: 'value' },
  { word: 'in', name: 'is one of', takes: 'list' },
  { word: 'notIn', name: 'is none of', takes: 'list' },
  { word: 'known', name: 'is known', takes: 'flag' },
  { word: 'contains', name: 'contains', takes: 'scalar' },
  { word: 'notContains', name: 'does not contain', takes: 'scalar' },
  { word: 'startsWith', name: 'starts with', takes: 'text' },
  { word: 'endsWith', name: 'ends with', takes: 'text' },
  { word: 'gt', name: 'is more than', takes: 'scalar' },
  { word: 'gte', name: 'is at least', takes: 'scalar' },
  { word: 'lt', name: 'is less than', takes: 'scalar' },
  { word: 'lte', name: 'is at most', takes: 'scalar' },
  { word: 'before', name: 'is before', takes: 'date' },
  { word: 'after', name: 'is after', takes: 'date' },
  { word: 'olderThan', name: 'is longer ago than', takes: 'period' },
  { word: 'newerThan', name: 'is more recent than', takes: 'period' },
  { word: 'increased', name: 'has increased', takes: 'true' },
  { word: 'decreased', name: 'has decreased', takes: 'true' },
  { word: 'changed', name: 'has changed', takes: 'true' },
]

const BY_WORD = new Map(OPERATORS.map((operator) => [operator.word, operator]))

/** The operator that a condition names. */
export function operatorOf(condition: Record<string, unknown>): Operator | undefined {
  for (const word of Object.keys(condition)) {
    const operator = BY_WORD.get(word)
    if (operator) {
      return operator
    }
  }
  return undefined
}
