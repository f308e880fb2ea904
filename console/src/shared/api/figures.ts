import { address, getJson, part, postJson } from './http'
import type { Entry, Firing } from './types'

export const TILES = ['started', 'finished', 'disengaged', 'exited', 'goal'] as const
export type Tile = (typeof TILES)[number]

export type Every = 'hour' | 'day' | 'week'

export interface CoursePoint extends Record<Tile, number> {
  at: string
}

export interface Figures {
  series: string
  position: number
  figures: Record<Tile, number>
  /** The tiles that a series has: goal and exited only where one is set. */
  tiles?: string[]
  goals?: { user: number; company: number; left: Record<string, number> }
  course?: { every: Every; zone: string; points: CoursePoint[] }
}

export interface FiguresOf {
  version?: string
  from?: string
  to?: string
}

export interface Person {
  subject: string
  user?: string
  company?: string
  entry?: number
  version?: number
  status?: string
  began?: string
  ended?: string
  goalHit?: string
  left?: string
  at?: string[]
  block?: string
  reached?: string
  until?: string
  leftBlock?: string
  how?: string
  when?: string
}

export interface PeopleOf extends FiguresOf {
  status: string
  block?: string
  left?: string
  company?: string
}

const at = (id: string) => `/v1/series/${part(id)}`
const PAGE = 50

export const figures = (id: string, of: FiguresOf, every?: Every, zone?: string) =>
  getJson<Figures>(`${at(id)}/figures`, { ...of, every, zone })

export const blockFigures = (id: string, of: FiguresOf) =>
  getJson<{ position: number; blocks: Record<string, Record<string, number>> }>(`${at(id)}/blocks`, { ...of })

export const people = (id: string, of: PeopleOf, cursor?: string) =>
  getJson<{ position: number; total: number; people: Person[]; next: string | null }>(
    `${at(id)}/people`, { ...of, limit: PAGE, cursor },
  )

export interface PeopleAction {
  id: string
  by?: string
  select?: PeopleOf
  users?: string[]
  tag?: string
  untag?: string
  message?: { channel: string; subject?: string; body: string }
}

export const actOnPeople = (id: string, action: PeopleAction) =>
  postJson<{ people: number; diffs: number; firings: Firing[] }>(`${at(id)}/people/actions`, action)

export const entriesOf = (id: string, user: string) =>
  getJson<{ entries: Entry[] }>(`${at(id)}/entries/${part(user)}`).then((answer) => answer.entries)

export const exportAddress = (id: string, from: string | undefined, to: string | undefined) => address(`${at(id)}/export`, { from, to })
