import { strFromU8, unzipSync } from 'fflate'
import { squared, type Sheet } from './csv'

/** How large one part of a workbook may be, unpacked, in bytes. */
const PART_MAX = 8_000_000

/** The sheets of a workbook of Excel's, with their names: texts, numbers and results as they are stored. */
export function readXlsx(bytes: ArrayBuffer): { name: string; sheet: Sheet }[] {
  const parts = unzipSync(new Uint8Array(bytes), { filter: (part) => /^xl\/.*\.(xml|rels)$/.test(part.name) && part.originalSize <= PART_MAX })
  const part = (name: string) => {
    const found = parts[name]
    return found && new DOMParser().parseFromString(strFromU8(found), 'text/xml')
  }
  const texts = all(part('xl/sharedStrings.xml'), 'si').map(textOf)
  const places = new Map(all(part('xl/_rels/workbook.xml.rels'), 'Relationship').map((each) => [each.getAttribute('Id'), each.getAttribute('Target') ?? '']))
  return all(part('xl/workbook.xml'), 'sheet').map((each) => {
    const place = places.get(each.getAttribute('r:id')) ?? ''
    const cells = part(place.startsWith('/') ? place.slice(1) : `xl/${place}`)
    return { name: each.getAttribute('name') ?? '', sheet: sheetOf(cells, texts) }
  })
}

function sheetOf(part: Document | undefined, texts: string[]): Sheet {
  const sheet: Sheet = []
  for (const cell of all(part, 'c')) {
    const [, letters = 'A', number = '1'] = /^([A-Z]+)(\d+)$/.exec(cell.getAttribute('r') ?? '') ?? []
    const row = Number(number) - 1
    const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1
    while (sheet.length <= row) sheet.push([])
    const cells = sheet[row]!
    while (cells.length <= column) cells.push('')
    cells[column] = valueOf(cell, texts)
  }
  return squared(sheet)
}

function valueOf(cell: Element, texts: string[]): string {
  const stored = all(cell, 'v')[0]?.textContent ?? ''
  switch (cell.getAttribute('t')) {
    case 's': return texts[Number(stored)] ?? ''
    case 'inlineStr': return textOf(cell)
    case 'b': return stored === '1' ? 'true' : 'false'
    default: return stored
  }
}

const all = (within: Document | Element | undefined, name: string) => [...(within?.getElementsByTagNameNS('*', name) ?? [])]

const textOf = (element: Element) => all(element, 't').map((each) => each.textContent ?? '').join('')
