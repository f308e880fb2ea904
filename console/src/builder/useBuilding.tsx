import { useCallback, useMemo, useRef, useState } from 'react'
import type { GraphEditing } from '../shared/graph/SeriesGraph'
import { BLOCK_WIDTH, type Point } from '../shared/graph/layout'
import { addBlock, connect, disconnect, removeBlocks, renameBlock, setInBlock, setValue, type Path } from '../shared/series/edit'
import { WAYS, type BlockView, type How, type SeriesView } from '../shared/series/view'
import { AddNext, type Next } from './AddNext'
import type { BlockEdits } from './BlockForm'
import { newBlock, reactionRule } from './newBlocks'
import type { useDraft } from './useDraft'

/** Everything that can be done to a series in the builder; each is an edit of its text. */
export function useBuilding(
  id: string,
  series: SeriesView,
  draft: ReturnType<typeof useDraft>,
  selected: string | null,
  select: (block: string | null) => void,
) {
  const { places, setPlaces, tidy } = usePlaces(id)
  // What is done acts on the newest text, whenever the graph was drawn.
  const now = useRef({ series, text: draft.text, places, selected })
  now.current = { series, text: draft.text, places, selected }
  const { setText } = draft

  const change = useCallback((edit: (text: string) => string, key?: string) => setText(edit(now.current.text), key), [setText])

  const addAfter = useCallback(
    (block: BlockView, next: Next) => {
      const fresh = next.reaction ? reactionRule(block, next.reaction, now.current.series) : newBlock(next.offer!, now.current.series)
      const from = now.current.places.get(block.id)
      if (from) {
        const way = WAYS[block.kind].indexOf(next.how)
        setPlaces(new Map(now.current.places).set(String(fresh.id), { x: from.x + BLOCK_WIDTH + 84, y: from.y + way * 180 }))
      }
      change((text) => addBlock(text, fresh, { id: block.id, how: next.how }))
      select(String(fresh.id))
    },
    [change, select, setPlaces],
  )

  /** Adds a block at a place; without one behind what is chosen, where that leads nowhere yet. */
  const add = useCallback(
    (offer: string, at?: Point) => {
      const { series: known, selected: chosen, places: put } = now.current
      const block = known.blocks.find((each) => each.id === chosen)
      const free = block && !at && WAYS[block.kind].find((how) => !known.edges.some((edge) => edge.from === block.id && edge.how === how))
      if (block && free) {
        addAfter(block, { offer, how: free })
        return
      }
      const fresh = newBlock(offer, known)
      if (at && known.blocks.length > 0) {
        setPlaces(new Map(put).set(String(fresh.id), at))
      }
      change((text) => addBlock(text, fresh))
      select(String(fresh.id))
    },
    [addAfter, change, select, setPlaces],
  )

  const remove = useCallback(
    (blocks: string[]) => {
      change((text) => removeBlocks(text, blocks))
      if (blocks.includes(now.current.selected ?? '')) select(null)
    },
    [change, select],
  )

  const editing = useMemo<GraphEditing>(
    () => ({
      places,
      onMove: setPlaces,
      onConnect: (from, how, to) => from !== to && change((text) => connect(text, from, how, to)),
      onRemove: (blocks, edges) =>
        change((text) => {
          const cut = edges.reduce((left, edge) => disconnect(left, edge.from, edge.how, edge.to), text)
          return blocks.length > 0 ? removeBlocks(cut, blocks) : cut
        }),
      onDropKind: add,
      wayEnd: (block: BlockView, how: How) => <AddNext block={block} how={how} onAdd={(next) => addAfter(block, next)} />,
      tools: () => null,
    }),
    [places, setPlaces, change, add, addAfter],
  )

  const editsOf = (block: BlockView): BlockEdits => ({
    set: (path: Path, value: unknown) => change((text) => setInBlock(text, block.id, path, value), `${block.id}/${path.join('/')}`),
    rename: (to) => {
      change((text) => renameBlock(text, block.id, to))
      select(to)
    },
    connect: (how, to) => change((text) => connect(text, block.id, how, to)),
    disconnect: (how, to) => change((text) => disconnect(text, block.id, how, to)),
    remove: () => remove([block.id]),
  })

  const set = (path: Path, value: unknown) => change((text) => setValue(text, path, value), path.join('/'))

  return { add, editing, editsOf, set, tidy }
}

/** Where the user put blocks; they are the user's own, so they stay in this browser. */
function usePlaces(id: string) {
  const kept = `goalpost.places.${id}`
  const [places, setState] = useState<ReadonlyMap<string, Point>>(() => read(kept))
  const setPlaces = useCallback(
    (put: ReadonlyMap<string, Point>) => {
      localStorage.setItem(kept, JSON.stringify([...put]))
      setState(put)
    },
    [kept],
  )
  const tidy = useCallback(() => setPlaces(new Map()), [setPlaces])
  return { places, setPlaces, tidy }
}

function read(kept: string): Map<string, Point> {
  try {
    return new Map(JSON.parse(localStorage.getItem(kept) ?? '[]') as [string, Point][])
  } catch {
    return new Map()
  }
}
