/** The shapes of answers that several calls share. Instants are ISO 8601 in UTC. */

export interface Problem {
  severity: 'error' | 'warning'
  block?: string
  field?: string
  message: string
  line?: number
  column?: number | string
  help?: string
  file?: string
  sheet?: string
  row?: number
}

export interface Firing {
  position: number
  at: string
  line: string
  kind: string
  series: string
  subject: string
  user?: string
  company?: string
  rule?: string
  version?: number
  entry?: number
  block?: string
  channel?: string
  tag?: string
  reason?: string
  left?: string
  receipt?: number
  causedBy: number
}

export type EntryStatus = 'active' | 'finished' | 'disengaged' | 'exited'

export interface Checkpoint {
  block: string
  reached: string
  until?: string
  opens?: string
  left?: string
  how?: string
}

export interface Receipt {
  id: number
  block: string
  channel: string
  at: string
  touches: Record<string, string>
  links: string[]
  converted?: string
}

export interface Entry {
  id: number
  series: string
  subject: string
  user: string
  company?: string
  key?: unknown
  version: number
  status: EntryStatus
  began: string
  ended?: string
  goalHit?: string
  at: string[]
  checkpoints: Checkpoint[]
  receipts: Receipt[]
}
