import {
  Background, Controls, MarkerType, MiniMap, ReactFlow, ReactFlowProvider, useNodesInitialized, useReactFlow,
  type Edge, type NodeChange, type OnConnect,
} from '@xyflow/react'
import '@xyflow/react/dist/style.css'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { BlockView, EdgeView, How, SeriesView } from '../series/view'
import { BlockNode, type BlockNodeType, type Mark } from './BlockNode'
import { BLOCK_WIDTH, blockHeight, handlesOf, layOut, type Point } from './layout'
import './graph.css'

const NODE_TYPES = { block: BlockNode }

export interface GraphEditing {
  /** Where the user put blocks; the others stand where the layout puts them. */
  places: ReadonlyMap<string, Point>
  onMove: (places: Map<string, Point>) => void
  onConnect: (from: string, how: How, to: string) => void
  onRemove: (blocks: string[], edges: EdgeView[]) => void
  onDropKind: (kind: string, at: Point) => void
  wayEnd: (block: BlockView, how: How) => ReactNode
  tools: (block: BlockView) => ReactNode
}

interface Props {
  series: SeriesView
  label: string
  selected?: string | null
  onSelect?: (block: string | null) => void
  marks?: ReadonlyMap<string, Mark>
  /** Edges to draw strongly, by their ids. */
  path?: ReadonlySet<string>
  /** What stands below each block, and how high it is in pixels. */
  extra?: (block: BlockView) => ReactNode
  extraHeight?: number
  editing?: GraphEditing
}

/** The graph of a series: to be looked at, or with `editing` to be built. */
export function SeriesGraph(props: Props) {
  return <ReactFlowProvider><Graph {...props} /></ReactFlowProvider>
}

function Graph({ series, label, selected, onSelect, marks, path, extra, extraHeight = 0, editing }: Props) {
  const shape = shapeOf(series)
  // Titles and texts change often and move nothing.
  const laidOut = useMemo(() => layOut(series, extraHeight), [shape, extraHeight])
  const [dragged, setDragged] = useState<ReadonlyMap<string, Point>>(new Map())
  const [chosenEdges, setChosenEdges] = useState<ReadonlySet<string>>(new Set())
  const flow = useReactFlow()

  const nodes = useMemo<BlockNodeType[]>(
    () =>
      series.blocks.map((block) => ({
        id: block.id,
        type: 'block' as const,
        position: dragged.get(block.id) ?? editing?.places.get(block.id) ?? laidOut.get(block.id)!,
        width: BLOCK_WIDTH,
        height: blockHeight(block, extraHeight),
        // Known, so that edges to blocks that are outside the picture are right without drawing those.
        measured: { width: BLOCK_WIDTH, height: blockHeight(block, extraHeight) },
        handles: handlesOf(block),
        selected: block.id === selected,
        ariaLabel: `${block.title}: ${block.summary}`,
        data: {
          block,
          mark: marks?.get(block.id),
          extra: extra?.(block),
          wayEnd: editing?.wayEnd,
          tools: editing?.tools,
          canConnect: editing !== undefined,
        },
      })),
    [series, laidOut, dragged, editing, selected, marks, extra, extraHeight],
  )

  const ids = useMemo(() => new Set(series.blocks.map((block) => block.id)), [series])
  const edges = useMemo<Edge[]>(
    () =>
      series.edges
        .filter((edge) => ids.has(edge.to))
        .map((edge) => ({
          id: edge.id,
          source: edge.from,
          sourceHandle: edge.how,
          target: edge.to,
          className: `way way-${edge.how} ${path ? (path.has(edge.id) ? 'way-path' : 'way-dim') : ''}`,
          animated: path?.has(edge.id) ?? false,
          selected: chosenEdges.has(edge.id),
          focusable: editing !== undefined,
          ariaLabel: `From ${edge.from} to ${edge.to}, ${edge.how}`,
          markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 },
        })),
    [series, ids, path, chosenEdges, editing],
  )

  useFit(series.id, series.blocks.length, selected ?? null)

  const onNodesChange = (changes: NodeChange<BlockNodeType>[]) => {
    const moving = new Map(dragged)
    const put = new Map(editing?.places)
    let landed = false
    for (const change of changes) {
      if (change.type === 'select' && change.selected) {
        onSelect?.(change.id)
      }
      if (change.type === 'position' && change.position) {
        moving.set(change.id, change.position)
        if (!change.dragging) {
          put.set(change.id, change.position)
          moving.delete(change.id)
          landed = true
        }
      } else if (change.type === 'position' && !change.dragging && moving.has(change.id)) {
        put.set(change.id, moving.get(change.id)!)
        moving.delete(change.id)
        landed = true
      }
    }
    setDragged(moving)
    if (landed) {
      editing?.onMove(put)
    }
  }

  const onConnect: OnConnect = (connection) =>
    editing?.onConnect(connection.source, (connection.sourceHandle ?? 'next') as How, connection.target)

  return (
    <div
      className="graph"
      onDragOver={(event) => editing && event.preventDefault()}
      onDrop={(event) => {
        const kind = event.dataTransfer.getData('application/goalpost-kind')
        if (kind && editing) {
          event.preventDefault()
          editing.onDropKind(kind, flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }))
        }
      }}
    >
      <ReactFlow
        aria-label={label}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        onEdgesChange={(changes) => {
          const chosen = new Set(chosenEdges)
          for (const change of changes) {
            if (change.type === 'select') {
              if (change.selected) chosen.add(change.id)
              else chosen.delete(change.id)
            }
          }
          setChosenEdges(chosen)
        }}
        onConnect={onConnect}
        onDelete={({ nodes: gone, edges: cut }) => {
          const cutIds = new Set(cut.map((edge) => edge.id))
          editing?.onRemove(gone.map((node) => node.id), series.edges.filter((edge) => cutIds.has(edge.id)))
        }}
        // What is chosen already changes nothing when it is clicked, but is asked for.
        onNodeClick={(_, node) => node.id === selected && onSelect?.(node.id)}
        onPaneClick={() => onSelect?.(null)}
        nodesDraggable={editing !== undefined}
        nodesConnectable={editing !== undefined}
        deleteKeyCode={editing ? ['Delete', 'Backspace'] : null}
        multiSelectionKeyCode={null}
        selectionKeyCode={null}
        onlyRenderVisibleElements={series.blocks.length > 60}
        minZoom={0.1}
        maxZoom={1.5}
        proOptions={{ hideAttribution: false }}
      >
        <Background gap={20} />
        <Controls showInteractive={false} />
        {series.blocks.length > 8 && <MiniMap pannable zoomable ariaLabel="Overview" nodeBorderRadius={8} className="graph-overview" />}
      </ReactFlow>
    </div>
  )
}

function shapeOf(series: SeriesView): string {
  return JSON.stringify([series.blocks.map((block) => [block.id, block.kind]), series.edges.map((edge) => edge.id)])
}

const READABLE_ZOOM = 0.6

/** Everything, where it can then be read; otherwise the beginning. */
async function showFirst(flow: ReturnType<typeof useReactFlow>) {
  await flow.fitView({ padding: 0.08, maxZoom: 1 })
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect()
  if (pane && flow.getZoom() < READABLE_ZOOM) {
    const all = flow.getNodesBounds(flow.getNodes())
    const entry = flow.getNodes().reduce((first, node) => (node.position.x < first.position.x ? node : first))
    const tall = all.height * READABLE_ZOOM > pane.height
    const middle = tall ? entry.position.y + 70 : all.y + all.height / 2
    await flow.setViewport({ x: 24 - all.x * READABLE_ZOOM, y: pane.height / 2 - middle * READABLE_ZOOM, zoom: READABLE_ZOOM })
  }
}

/** Shows everything when a series comes, and what is new or chosen by keyboard when it lies outside. */
function useFit(series: string, count: number, selected: string | null) {
  const flow = useReactFlow()
  const ready = useNodesInitialized()
  const shown = useRef('')
  useEffect(() => {
    if (ready && count > 0 && shown.current !== series) {
      shown.current = series
      void showFirst(flow)
    }
  }, [ready, series, count, flow])
  useEffect(() => {
    const node = selected ? flow.getInternalNode(selected) : undefined
    const pane = document.querySelector('.react-flow')?.getBoundingClientRect()
    if (node && pane) {
      const at = flow.flowToScreenPosition(node.internals.positionAbsolute)
      const zoom = flow.getZoom()
      const right = at.x + BLOCK_WIDTH * zoom
      const bottom = at.y + (node.measured.height ?? 0) * zoom
      const outside = at.x < pane.left || at.y < pane.top || right > pane.right || bottom > pane.bottom
      if (outside) {
        const { x, y } = node.internals.positionAbsolute
        void flow.setCenter(x + BLOCK_WIDTH / 2, y + 60, { zoom: flow.getZoom(), duration: 200 })
      }
    }
  }, [selected, count, flow])
}
