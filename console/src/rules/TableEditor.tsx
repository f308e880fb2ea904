import { useMemo } from 'react'
import type { Problem } from '../shared/api/types'
import { Button } from '../shared/ui/Button'
import { columnName, readCsv, squared, writeCsv, type Sheet } from './csv'

interface Props {
  name: string
  text: string
  /** Without it the table is to be looked at. */
  onChange?: (text: string) => void
  problems: Problem[]
}

const HEADS = /^(RuleSet|RuleTable|Import|CONDITION|ACTION|NAME|PRIORITY|Variables|Sequential|no-loop|agenda-group|salience)/i

/** A decision table as a table: Enter goes down, Tab goes right. */
export function TableEditor({ name, text, onChange, problems }: Props) {
  const sheet = useMemo(() => squared(readCsv(text)), [text])
  const faults = useMemo(() => new Map(problems.map((problem) => [`${problem.row ?? problem.line}/${problem.column ?? ''}`, problem.message])), [problems])
  const width = sheet[0]?.length ?? 1
  const write = (changed: Sheet) => onChange?.(writeCsv(changed))
  const setCell = (row: number, column: number, cell: string) =>
    write(sheet.map((cells, r) => (r === row ? cells.map((old, c) => (c === column ? cell : old)) : cells)))

  const goDown = (event: React.KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      event.currentTarget.closest('table')?.querySelector<HTMLInputElement>(`[data-cell="${row + step}/${column}"]`)?.focus()
    }
  }

  return (
    <div className="sheet">
      <div className="scroll sheet-scroll" tabIndex={-1}>
        <table aria-label={`Decision table ${name}`}>
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">Row</span></th>
              {Array.from({ length: width }, (_, column) => <th key={column} scope="col">{columnName(column)}</th>)}
            </tr>
          </thead>
          <tbody>
            {sheet.map((cells, row) => (
              <tr key={row} className={cells.some((cell) => HEADS.test(cell)) ? 'sheet-head' : undefined}>
                <th scope="row">{row + 1}</th>
                {cells.map((cell, column) => {
                  const fault = faults.get(`${row + 1}/${columnName(column)}`) ?? faults.get(`${row + 1}/`)
                  return (
                    <td key={column} className={fault ? 'sheet-fault' : undefined} title={fault}>
                      <input
                        value={cell} data-cell={`${row}/${column}`} aria-label={`${columnName(column)}${row + 1}`} aria-invalid={fault !== undefined} readOnly={!onChange}
                        spellCheck={false} size={Math.min(48, Math.max(10, cell.length + 1))}
                        onChange={(event) => setCell(row, column, event.target.value)} onKeyDown={(event) => goDown(event, row, column)}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onChange && <div className="row wrap">
        <Button small onPress={() => write([...sheet, Array.from({ length: width }, () => '')])}>Add a row</Button>
        <Button small isDisabled={sheet.length < 2} onPress={() => write(sheet.slice(0, -1))}>Take the last row away</Button>
        <Button small onPress={() => write(sheet.map((cells) => [...cells, '']))}>Add a column</Button>
      </div>}
    </div>
  )
}
