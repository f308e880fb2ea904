import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'
import { WAYS, type BlockView, type How } from '../series/view'
import { KindIcon } from './KindIcon'
import { channelName, KIND_NAMES, WAY_NAMES } from './words'

export type Mark = 'error' | 'warning' | 'path' | 'dim'

export interface BlockData extends Record<string, unknown> {
  block: BlockView
  mark?: Mark
  extra?: ReactNode
  /** What stands at the end of a way, such as a button that adds the next block. */
  wayEnd?: (block: BlockView, how: How) => ReactNode
  tools?: (block: BlockView) => ReactNode
  canConnect: boolean
}

export type BlockNodeType = Node<BlockData, 'block'>

/** A block of the graph: what it is, what it does, and a line for each of its ways. */
export const BlockNode = memo(function BlockNode({ data, selected }: NodeProps<BlockNodeType>) {
  const { block, mark, extra, wayEnd, tools, canConnect } = data
  const kind = block.kind === 'content' ? channelName(block.channel) : block.isEntry ? 'Entry rule' : KIND_NAMES[block.kind]
  return (
    <div className={`block block-${block.kind} ${selected ? 'block-selected' : ''} ${mark ? `block-${mark}` : ''}`}>
      <Handle type="target" position={Position.Left} className="block-in" isConnectable={canConnect} />
      <div className="block-head">
        <div className="block-kind">
          <KindIcon kind={block.kind} channel={block.channel} />
          <span>{kind}</span>
          {mark === 'error' && <span className="block-flag" title="Has errors">!</span>}
          {tools?.(block)}
        </div>
        <div className="block-title" title={block.title}>{block.title}</div>
        <div className="block-summary" title={block.summary}>{block.summary}</div>
      </div>
      <div className="block-ways">
        {WAYS[block.kind].map((how) => (
          <div className="block-way" key={how}>
            <span>{WAY_NAMES[how]}</span>
            {wayEnd?.(block, how)}
            <Handle type="source" id={how} position={Position.Right} className={`block-out block-out-${how}`} isConnectable={canConnect} />
          </div>
        ))}
      </div>
      {extra && <div className="block-extra nodrag">{extra}</div>}
    </div>
  )
})
