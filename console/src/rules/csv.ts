/** A sheet as it is written in CSV (RFC 4180): rows of cells. */
export type Sheet = string[][]

export function readCsv(text: string): Sheet {
  const rows: Sheet = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === ',') {
      row.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[i + 1] === '\n') i++
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += sign
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

export function writeCsv(sheet: Sheet): string {
  return sheet.map((row) => row.map(writeCell).join(',') + '\n').join('')
}

function writeCell(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** All rows as long as the longest. */
export function squared(sheet: Sheet): Sheet {
  const width = Math.max(1, ...sheet.map((row) => row.length))
  return sheet.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}

/** A column's name as in a sheet: A, B, … Z, AA. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}
