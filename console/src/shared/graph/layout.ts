import dagre from '@dagrejs/dagre'
import { Position, type NodeHandle } from '@xyflow/react'
import { WAYS, type BlockView, type SeriesView } from '../series/view'

export interface Point {
  x: number
  y: number
}

export const BLOCK_WIDTH = 248
const HEAD = 88
const WAY = 26

/** How high a block stands, in pixels of the graph; its style keeps to it. */
export function blockHeight(block: BlockView, extra: number): number {
  return HEAD + WAY * WAYS[block.kind].length + extra
}

/** Places the blocks from left to right along their ways. The same series gives the same places. */
export function layOut(series: SeriesView, extra: number): Map<string, Point> {
  const graph = new dagre.graphlib.Graph()
  graph.setGraph({ rankdir: 'LR', ranksep: 84, nodesep: 28, marginx: 24, marginy: 24 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const block of series.blocks) {
    graph.setNode(block.id, { width: BLOCK_WIDTH, height: blockHeight(block, extra) })
  }
  for (const edge of series.edges) {
    if (graph.hasNode(edge.to) && edge.from !== edge.to) {
      graph.setEdge(edge.from, edge.to)
    }
  }
  dagre.layout(graph)
  return new Map(
    series.blocks.map((block) => {
      const at = graph.node(block.id)
      return [block.id, { x: at.x - BLOCK_WIDTH / 2, y: at.y - blockHeight(block, extra) / 2 }]
    }),
  )
}

const HANDLE = 12

/** Where the arrows of a block begin and end. */
export function handlesOf(block: BlockView): NodeHandle[] {
  const at = (y: number) => ({ y: y - HANDLE / 2, width: HANDLE, height: HANDLE })
  return [
    { type: 'target', position: Position.Left, x: -HANDLE / 2, ...at(HEAD / 2) },
    ...WAYS[block.kind].map((how, i): NodeHandle => ({
      id: how, type: 'source', position: Position.Right, x: BLOCK_WIDTH - HANDLE / 2, ...at(HEAD + WAY * (i + 0.5)),
    })),
  ]
}
