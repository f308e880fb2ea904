import { getJson, getText, part, postJson, postText, putText } from './http'
import type { Firing, Problem } from './types'

export type SeriesState = 'draft' | 'live' | 'paused' | 'archived'

export interface SeriesSummary {
  id: string
  title: string
  state: SeriesState
  version: number
  figures?: Record<string, number>
  spark?: number[]
}

export interface SeriesTexts {
  id: string
  title: string
  state: SeriesState
  version: number
  draft: string | null
  live: string | null
}

export interface SeriesVersion {
  version: number
  at: string
  by?: string
  note?: string
  hash: string
}

const at = (id: string) => `/v1/series/${part(id)}`

export const listSeries = () =>
  getJson<{ series: SeriesSummary[] }>('/v1/series', { figures: true }).then((answer) => answer.series)

export const findSeries = (id: string) => getJson<SeriesTexts>(at(id))

export const saveDraft = (id: string, text: string) =>
  putText<{ id: string; problems: Problem[] }>(at(id), text)

/** Checks a text without keeping it. */
export const checkText = (id: string, text: string) =>
  postText<{ problems: Problem[] }>(`${at(id)}/check`, text)

/** What a text becomes, without keeping it. */
export const compileText = (id: string, text: string) =>
  postText<{ drl: string | null; problems: Problem[] }>(`${at(id)}/compile`, text)

export interface Preview {
  active: number
  version: number
  blocks: {
    block: string
    entries: number
    becomes: 'same' | 'moves' | 'exits' | 'waits-longer' | 'waits-shorter' | 'asked-again'
    to?: string
    count?: number
  }[]
  exits: number
  enrolls: number
}

export const previewText = (id: string, text: string) => postText<Preview>(`${at(id)}/preview`, text)

export const publish = (id: string, by: string, note: string) =>
  postJson<{ version: number; enrolled: number; firings: Firing[] }>(`${at(id)}/publish`, { by, note: note || undefined })

export const changeState = (id: string, change: 'pause' | 'resume' | 'archive') =>
  postJson<{ state: SeriesState; firings: Firing[] }>(`${at(id)}/${change}`)

export const versions = (id: string) =>
  getJson<{ versions: SeriesVersion[] }>(`${at(id)}/versions`).then((answer) => answer.versions)

export const versionText = (id: string, version: number) =>
  getJson<SeriesVersion & { text: string }>(`${at(id)}/versions/${version}`)

export const versionDrl = (id: string, version: number) => getText(`${at(id)}/versions/${version}/drl`)
