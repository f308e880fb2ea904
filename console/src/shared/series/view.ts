import { parse, parseDocument, type ParsedNode, type Document } from 'yaml'
import { conditionText, type Condition } from './conditionText'
import { periodText } from './period'

export type BlockKind = 'rule' | 'content' | 'wait' | 'tag' | 'unknown'
export type How = 'matched' | 'unmatched' | 'sent' | 'unsent' | 'next'

/** The ways out of each kind of block; the first is what a plain `next: id` means. */
export const WAYS: Record<BlockKind, readonly How[]> = {
  rule: ['matched', 'unmatched'],
  content: ['sent', 'unsent'],
  wait: ['next'],
  tag: ['next'],
  unknown: ['next'],
}

export interface BlockView {
  id: string
  /** Where it stands in the list of blocks. */
  index: number
  kind: BlockKind
  title: string
  /** What it does, in a few words. */
  summary: string
  channel?: string
  /** A rule block that no edge leads to: it says who enters. */
  isEntry: boolean
  /** The block as it is written. */
  raw: Record<string, unknown>
}

export interface EdgeView {
  id: string
  from: string
  to: string
  how: How
}

/** A series as the console sees it: what can be understood of a text, and what of it is no YAML. */
export interface SeriesView {
  id: string
  title: string
  blocks: BlockView[]
  edges: EdgeView[]
  raw: Record<string, unknown>
  faults: { message: string; line: number; column: number }[]
}

const KINDS = ['rule', 'content', 'wait', 'tag'] as const

/** Reads a text, however unfinished it is. */
export function readSeries(text: string): SeriesView {
  return viewOf(parseDocument(text))
}

export function viewOf(document: Document.Parsed<ParsedNode>): SeriesView {
  const faults = document.errors.map((error) => ({
    message: error.message.split('\n')[0] ?? error.message,
    line: error.linePos?.[0].line ?? 1,
    column: error.linePos?.[0].col ?? 1,
  }))
  const raw = record(faults.length > 0 ? attempt(document) : document.toJS())
  const listed = Array.isArray(raw.blocks) ? raw.blocks : []
  const blocks = listed.flatMap((block, index) => blockView(record(block), index))
  const edges = blocks.flatMap(edgesOf)
  const reached = new Set(edges.map((edge) => edge.to))
  for (const block of blocks) {
    block.isEntry = block.kind === 'rule' && !reached.has(block.id)
  }
  return { id: text(raw.series), title: text(raw.title) || text(raw.series), blocks, edges, raw, faults }
}

function attempt(document: Document.Parsed<ParsedNode>): unknown {
  try {
    return document.toJS()
  } catch {
    return {}
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

function blockView(raw: Record<string, unknown>, index: number): BlockView[] {
  const id = text(raw.id)
  if (!id) {
    return []
  }
  const kind = KINDS.find((name) => name in raw) ?? 'unknown'
  const channel = kind === 'content' ? text(record(raw.content).channel) : undefined
  return [{ id, index, kind, channel, title: text(raw.title) || id, summary: summary(kind, raw), isEntry: false, raw }]
}

function summary(kind: BlockKind, raw: Record<string, unknown>): string {
  switch (kind) {
    case 'rule': {
      const event = text(record(raw.trigger).event)
      const within = raw.for ? `, within ${periodText(text(raw.for))}` : ''
      return `${event ? `on ${event}: ` : ''}${conditionText(raw.rule as Condition)}${within}`
    }
    case 'content': {
      const content = record(raw.content)
      return text(content.subject) || text(content.body).split('\n')[0] || 'No subject yet'
    }
    case 'wait': {
      const wait = record(raw.wait)
      const until = record(wait.until)
      if (wait.for) return `for ${periodText(text(wait.for))}`
      const day = until.attribute ? `${text(until.attribute)}${until.offset ? ` ${offset(text(until.offset))}` : ''}` : text(wait.until)
      return `until ${day}${wait.at ? `, at ${text(wait.at)}` : ''}`
    }
    case 'tag': {
      const tag = record(raw.tag)
      const whose = tag.of === 'company' ? " the company's" : ''
      return tag.remove ? `remove${whose} ${text(tag.remove)}` : `add${whose} ${text(tag.add)}`
    }
    case 'unknown':
      return 'No rule, content, wait or tag'
  }
}

function offset(period: string): string {
  return period.startsWith('-') ? `− ${periodText(period.slice(1))}` : `+ ${periodText(period)}`
}

/** Where a block leads, by each of its ways. */
export function nextOf(kind: BlockKind, next: unknown): Map<How, string[]> {
  const found = new Map<How, string[]>()
  const put = (how: How, to: unknown) => {
    const ids = (Array.isArray(to) ? to : [to]).filter((id) => id !== null && id !== undefined).map(String)
    if (ids.length > 0) {
      found.set(how, ids)
    }
  }
  if (typeof next === 'object' && next !== null && !Array.isArray(next)) {
    for (const how of WAYS[kind]) {
      put(how, record(next)[how])
    }
  } else {
    put(WAYS[kind][0]!, next)
  }
  return found
}

function edgesOf(block: BlockView): EdgeView[] {
  return [...nextOf(block.kind, block.raw.next)].flatMap(([how, ids]) =>
    ids.map((to) => ({ id: edgeId(block.id, how, to), from: block.id, to, how })),
  )
}

export function edgeId(from: string, how: How, to: string): string {
  return `${from}|${how}|${to}`
}

/** A plain value of a text of YAML, such as what somebody wrote into a field. */
export function parseValue(written: string): unknown {
  try {
    return parse(written)
  } catch {
    return written
  }
}
