import { getJson } from './http'

/** What conditions may pick from: what facts there are. */
export interface Vocabulary {
  attributes: NamedValue[]
  companyAttributes: NamedValue[]
  tags: string[]
  companyTags: string[]
  events: { name: string; properties: string[] }[]
  segments: string[]
  operators: { word: string; takes: string }[]
  channels: string[]
}

export interface NamedValue {
  name: string
  types: string[]
  examples: unknown[]
}

export const vocabulary = () => getJson<Vocabulary>('/v1/vocabulary')
