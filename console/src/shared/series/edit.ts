import { isMap, isNode, isSeq, parseDocument, type Document, type Node, type YAMLMap, type YAMLSeq } from 'yaml'
import { nextOf, viewOf, WAYS, type BlockKind, type How } from './view'

/** A way into the document: names of fields, and numbers in lists. */
export type Path = (string | number)[]

/**
 * Edits of a series' text. Each goes through the document, so that comments and what is not touched stay as they
 * are, and gives the new text. A text that is no YAML cannot be edited so and comes back unchanged.
 */
export function edit(text: string, change: (document: Document.Parsed) => void): string {
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    return text
  }
  change(document as Document.Parsed)
  return document.toString({ lineWidth: 0, flowCollectionPadding: false })
}

/** Sets a value, or takes it out where it is undefined; what then is empty on the way goes with it. */
export function setValue(text: string, path: Path, value: unknown): string {
  return edit(text, (document) => {
    if (value === undefined) {
      prune(document, path)
    } else {
      place(document, path, value)
    }
  })
}

function prune(document: Document.Parsed, path: Path) {
  document.deleteIn(path)
  const outer = path.slice(0, -1)
  const left = document.getIn(outer)
  if (outer.length > 0 && isMap(left) && left.items.length === 0) {
    prune(document, outer)
  }
}

function place(document: Document.Parsed, path: Path, value: unknown) {
  const old = document.getIn(path, true)
  const fresh = nodeOf(document, value)
  if (isNode(old)) {
    fresh.comment = old.comment
    fresh.commentBefore = old.commentBefore
    fresh.spaceBefore = old.spaceBefore
  }
  document.setIn(path, fresh)
}

/** Short things on one line, conditions that hold others and long texts on several. */
function nodeOf(document: Document.Parsed, value: unknown): Node {
  if (typeof value === 'string') {
    const scalar = document.createNode(value)
    if (value.includes('\n')) {
      ;(scalar as { type?: string }).type = 'BLOCK_LITERAL'
    }
    return scalar
  }
  const node = document.createNode(value)
  layOut(node)
  return node
}

function layOut(node: unknown) {
  if (isMap(node)) {
    const long = node.items.some((pair) => ['all', 'any', 'content', 'blocks', 'rule', 'when'].includes(String(pair.key)) && (isMap(pair.value) || isSeq(pair.value)))
    node.flow = !long
    if (long) {
      node.items.forEach((pair) => layOut(pair.value))
    }
  } else if (isSeq(node)) {
    const long = node.items.some(isMap)
    node.flow = !long
    if (long) {
      node.items.forEach(layOut)
    }
  }
}

function blocksOf(document: Document.Parsed): YAMLSeq<YAMLMap> {
  let blocks = document.get('blocks')
  if (!isSeq(blocks)) {
    document.set('blocks', document.createNode([]))
    blocks = document.get('blocks')
  }
  ;(blocks as YAMLSeq).flow = false
  return blocks as YAMLSeq<YAMLMap>
}

function indexOf(document: Document.Parsed, id: string): number {
  return blocksOf(document).items.findIndex((block) => isMap(block) && String(block.get('id')) === id)
}

function kindOf(block: YAMLMap): BlockKind {
  return (['rule', 'content', 'wait', 'tag'] as const).find((kind) => block.has(kind)) ?? 'unknown'
}

/** Sets a field of a block. */
export function setInBlock(text: string, id: string, path: Path, value: unknown): string {
  return edit(text, (document) => {
    const index = indexOf(document, id)
    if (index < 0) return
    const full = ['blocks', index, ...path]
    if (value === undefined) {
      prune(document, full)
    } else {
      place(document, full, value)
    }
    isMap(blocksOf(document).items[index]) && inOrder(blocksOf(document).items[index]!)
  })
}

const ORDER = ['id', 'title', 'rule', 'content', 'wait', 'tag', 'trigger', 'for', 'goal', 'next']

/** Fields in the order in which people read them. A comment stands with its field and moves with it. */
function inOrder(block: YAMLMap) {
  const rank = (pair: { key: unknown }) => {
    const at = ORDER.indexOf(String(pair.key))
    return at < 0 ? ORDER.length : at
  }
  block.items.sort((a, b) => rank(a) - rank(b))
}

/** Adds a block, behind another where one is named, and leads there from it by the way named. */
export function addBlock(text: string, block: Record<string, unknown>, after?: { id: string; how: How }): string {
  return edit(text, (document) => {
    const blocks = blocksOf(document)
    const node = document.createNode(block) as YAMLMap
    for (const pair of node.items) {
      layOut(pair.value)
    }
    const content = node.get('content')
    if (isMap(content)) {
      content.flow = false
    }
    node.spaceBefore = blocks.items.length > 0
    const at = after ? indexOf(document, after.id) + 1 : 0
    blocks.items.splice(at > 0 ? at : blocks.items.length, 0, node)
    if (after) {
      lead(document, after.id, after.how, (ids) => [...ids, String(block.id)])
    }
  })
}

/** Adds a way from one block to another. */
export function connect(text: string, from: string, how: How, to: string): string {
  return edit(text, (document) => lead(document, from, how, (ids) => (ids.includes(to) ? ids : [...ids, to])))
}

export function disconnect(text: string, from: string, how: How, to: string): string {
  return edit(text, (document) => lead(document, from, how, (ids) => ids.filter((id) => id !== to)))
}

function lead(document: Document.Parsed, from: string, how: How, change: (ids: string[]) => string[]) {
  const index = indexOf(document, from)
  if (index < 0) return
  const block = blocksOf(document).items[index]!
  const kind = kindOf(block)
  const old = block.get('next', true) as Node | undefined
  const ways = nextOf(kind, isNode(old) ? old.toJS(document) : undefined)
  ways.set(how, change(ways.get(how) ?? []))
  writeNext(document, block, kind, ways, old)
}

function writeNext(document: Document.Parsed, block: YAMLMap, kind: BlockKind, ways: Map<How, string[]>, old: Node | undefined) {
  const one = (ids: string[]) => (ids.length === 1 ? ids[0] : ids)
  const kept = WAYS[kind].flatMap((how) => {
    const ids = ways.get(how) ?? []
    return ids.length > 0 ? [[how, one(ids)] as const] : []
  })
  if (kept.length === 0) {
    block.delete('next')
    return
  }
  const wasNamed = isMap(old)
  const plain = kept.length === 1 && kept[0]![0] === WAYS[kind][0] && !wasNamed
  const node = document.createNode(plain ? kept[0]![1] : Object.fromEntries(kept), { flow: !(isMap(old) && !old.flow) }) as Node
  if (old) {
    node.comment = old.comment
    node.commentBefore = old.commentBefore
  }
  block.set('next', node)
}

/** Takes a block out, and every way to it. */
export function removeBlocks(text: string, ids: string[]): string {
  return edit(text, (document) => {
    for (const edge of viewOf(document as Parameters<typeof viewOf>[0]).edges) {
      if (ids.includes(edge.to)) {
        lead(document, edge.from, edge.how, (to) => to.filter((id) => id !== edge.to))
      }
    }
    for (const id of ids) {
      const index = indexOf(document, id)
      if (index >= 0) {
        blocksOf(document).items.splice(index, 1)
      }
    }
  })
}

/** Gives a block another id, also where ways and conditions name it. */
export function renameBlock(text: string, id: string, to: string): string {
  return edit(text, (document) => {
    for (const block of blocksOf(document).items) {
      if (!isMap(block)) continue
      if (String(block.get('id')) === id) block.set('id', to)
      rename(block.get('next', true), id, to)
      rename(block.get('rule', true), id, to, 'content')
    }
  })
}

function rename(node: unknown, id: string, to: string, field?: string) {
  if (isMap(node)) {
    for (const pair of node.items) {
      const scalar = pair.value as { value?: unknown } | null
      const names = field === undefined || String(pair.key) === field
      if (names && scalar && scalar.value === id) scalar.value = to
      else rename(pair.value, id, to, field)
    }
  } else if (isSeq(node)) {
    node.items.forEach((item) => rename(item, id, to, field))
  } else if (field === undefined && node && (node as { value?: unknown }).value === id) {
    ;(node as { value: unknown }).value = to
  }
}

/** An id like the one wished that no block has yet. */
export function freeId(wished: string, taken: Iterable<string>): string {
  const ids = new Set(taken)
  if (!ids.has(wished)) return wished
  let n = 2
  while (ids.has(`${wished}-${n}`)) n++
  return `${wished}-${n}`
}
