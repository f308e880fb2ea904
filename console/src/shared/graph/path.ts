import type { Checkpoint } from '../api/types'
import type { How, SeriesView } from '../series/view'

/** The way somebody took through a series: blocks by id, and edges by id. */
export interface TakenPath {
  blocks: Set<string>
  edges: Set<string>
}

const WAY_OF: Record<string, How> = {
  entered: 'matched', matched: 'matched', unmatched: 'unmatched', sent: 'sent', unsent: 'unsent',
  waited: 'next', tagged: 'next', untagged: 'next',
}

/** Of visits to blocks, each with how it was left. */
export function pathOf(series: SeriesView, visits: { block: string; how?: string }[]): TakenPath {
  const path: TakenPath = { blocks: new Set(), edges: new Set() }
  for (const visit of visits) {
    path.blocks.add(visit.block)
    const way = WAY_OF[visit.how ?? '']
    for (const edge of series.edges) {
      if (edge.from === visit.block && edge.how === way) {
        path.edges.add(edge.id)
        path.blocks.add(edge.to)
      }
    }
  }
  return path
}

export function pathOfCheckpoints(series: SeriesView, checkpoints: Checkpoint[]): TakenPath {
  return pathOf(series, checkpoints)
}

/**
 * Of firing lines, which name the blocks where something fired. Who entered came by the entry blocks that lead to
 * where they were seen next, or by the only one there is.
 */
export function pathOfLines(series: SeriesView, lines: string[], subject?: string): TakenPath {
  const visits: { block: string; how?: string }[] = []
  let entered = false
  for (const line of lines) {
    const [kind = '', of, who] = line.split(' ')
    if (of !== series.id || (subject !== undefined && who !== subject)) continue
    const block = /(?:^| )block=(\S+)/.exec(line)?.[1]
    if (kind === 'entered') entered = true
    else if (block && (kind in WAY_OF || kind === 'disengaged')) visits.push({ block, how: kind })
  }
  const seen = new Set(visits.map((visit) => visit.block))
  const entries = series.blocks.filter((block) => block.isEntry)
  const leads = entries.filter((block) => series.edges.some((edge) => edge.from === block.id && seen.has(edge.to)))
  const began = entered ? (leads.length > 0 ? leads : entries.length === 1 ? entries : []) : []
  return pathOf(series, [...began.map((block) => ({ block: block.id, how: 'entered' })), ...visits])
}

/** The subjects that lines tell of, in order of appearance. */
export function subjectsOf(series: string, lines: string[]): string[] {
  return [...new Set(lines.map((line) => line.split(' ')).filter(([, of]) => of === series).map(([, , who]) => who ?? ''))].filter(Boolean)
}
