import { address, getJson } from './http'
import type { Firing } from './types'

/** What is sought among the firings; what is empty is not asked for. */
export interface FiringSearch {
  series?: string
  user?: string
  company?: string
  kind?: string
  rule?: string
  version?: string
  from?: string
  to?: string
}

export const FIRING_KINDS = [
  'entered', 'entry-blocked', 'matched', 'unmatched', 'sent', 'unsent', 'waited', 'tagged', 'untagged',
  'disengaged', 'finished', 'exited', 'goal-hit', 'attributed', 'converted', 'error',
]

/** What came in and caused a firing. */
export interface Cause {
  position: number
  at: string
  kind: string
  diff?: Record<string, unknown>
  followUpOf?: number
  series?: string
  version?: number
  user?: string
  by?: string
  note?: string
  reason?: string
  entry?: number
  block?: string
  segment?: string
}

export interface Snapshot {
  version: number
  trigger?: string
  properties: Record<string, unknown>
  baselines: Record<string, unknown>
}

export interface FiringDetail extends Firing {
  blocks?: string[]
  key?: unknown
  baselines?: Record<string, unknown>
  matched: Record<string, unknown>
  cause: Cause
  entered?: Firing
  snapshot?: Snapshot
  ruleText?: string
  ruleLine?: number
  source?: { file: string; line?: number; sheet?: string; row?: number }
}

const PAGE = 50

/** A page of firings, the newest first; `before` is the position that the page before ended at. */
export const searchFirings = (search: FiringSearch, before?: number) =>
  getJson<{ firings: Firing[]; next: number | null }>('/v1/firings', { ...search, order: 'desc', limit: PAGE, before })

export const firingAt = (position: number) => getJson<FiringDetail>(`/v1/firings/${position}`)

/** The address of the firings as they happen (server-sent events). */
export const tailAddress = (search: FiringSearch) => {
  const { from: _from, to: _to, version: _version, ...live } = search
  return address('/v1/firings/tail', live)
}

/** The address of all firings of a search, as a file. */
export const firingsFile = (search: FiringSearch, format: 'csv' | 'jsonl') =>
  address('/v1/firings', { ...search, format })

export const verifyJournal = () =>
  getJson<{ ok: boolean; base?: number; position: number; segment?: number; reason?: string }>('/v1/journal/verify')
