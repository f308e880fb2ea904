import { getJson } from './http'

/** One condition of a rule, with what it asked for and what it saw. */
export interface ExplainedCondition {
  text: string
  kind: string
  holds: boolean
  heldBefore?: boolean
  wanted?: unknown
  seen?: unknown
  window?: { from?: string; to?: string }
  baseline?: unknown
  turns?: string
  of?: ExplainedCondition[]
}

export interface ExplainedAnswer {
  about: string
  entry?: number
  block?: string
  happened: boolean
  firing?: number
  when?: string
  reason: string
  text: string
  conditions?: ExplainedCondition
  needed: string[]
}

export interface Explanation {
  series: string
  user: string
  company?: string
  at: number
  time: string
  version?: number
  answers: ExplainedAnswer[]
}

export const explain = (series: string, user: string, company?: string, at?: string) =>
  getJson<Explanation>('/v1/explain', { series, user, company, at })
