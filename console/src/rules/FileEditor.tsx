import { useMemo, useState } from 'react'
import type { RuleFile } from '../shared/api/rules'
import { Problems } from '../builder/Problems'
import { CodeEditor } from '../shared/editor/CodeEditor'
import { part } from '../shared/api/http'
import { Button } from '../shared/ui/Button'
import { writeCsv } from './csv'
import { TableEditor } from './TableEditor'
import { useKept } from './useKept'
import { readXlsx } from './xlsx'

interface Props {
  id: string
  file: RuleFile
  bytes: ArrayBuffer
  keep: (body: BodyInit) => Promise<void>
  make: (file: string, body: string) => Promise<void>
}

/** Where a file's unsaved text is kept in this browser. */
export const keptAs = (id: string, file: string) => `goalpost.rule-file.${id}.${file}`

/** Shows and changes one file: DRL as text, a table in CSV as a table; a sheet of Excel's is shown, and changed in Excel. */
export function FileEditor(props: Props) {
  return props.file.file.endsWith('.xlsx') ? <SheetFile {...props} /> : <TextFile {...props} />
}

function TextFile({ id, file, bytes, keep }: Props) {
  const stored = useMemo(() => new TextDecoder().decode(bytes), [bytes])
  const [text, setText] = useKept(keptAs(id, file.file), stored)
  const [reveal, setReveal] = useState<{ line: number } | null>(null)
  const isTable = file.file.endsWith('.csv')
  return (
    <>
      {isTable
        ? <TableEditor name={file.file} text={text} onChange={setText} problems={file.problems} />
        : (
          <div className="rules-editor card flush">
            <CodeEditor
              label={file.file} language="drl" value={text} onChange={setText} reveal={reveal}
              problems={file.problems.map((problem) => ({ severity: problem.severity, message: problem.message, line: problem.line ?? 1, column: Number(problem.column) || undefined }))}
            />
          </div>
        )}
      <div className="row wrap">
        <Button look="main" isDisabled={text === stored} onPress={() => void keep(text)}>Save and check</Button>
        {text !== stored && <Button look="quiet" onPress={() => setText(stored)}>Discard changes</Button>}
      </div>
      {text === stored && <Problems problems={file.problems} isCurrent onGo={(problem) => setReveal({ line: problem.line ?? problem.row ?? 1 })} />}
    </>
  )
}

function SheetFile({ id, file, bytes, make }: Props) {
  const sheets = useMemo(() => readOr(bytes), [bytes])
  const copyOf = (index: number) => file.file.replace(/\.drl\.xlsx$/, index === 0 ? '' : `-${index + 1}`) + '.drl.csv'
  return (
    <>
      <p>A sheet of Excel's is changed in Excel, or another program for sheets: download it, change it, and upload it under the same name. Or copy it into a table that is changed here.</p>
      <p><a className="button" href={`/v1/series/${part(id)}/rules/${part(file.file)}`} download={file.file}>Download {file.file}</a></p>
      {sheets.length === 0 && <p className="soft">There is no sheet in it that could be shown.</p>}
      {sheets.map(({ name, sheet }, i) => (
        <section key={name} className="stack" aria-label={`Sheet ${name}`}>
          <div className="row wrap spread">
            <h2>{name}</h2>
            <Button small onPress={() => void make(copyOf(i), writeCsv(sheet))}>Copy into {copyOf(i)}</Button>
          </div>
          <TableEditor name={name} text={writeCsv(sheet)} problems={file.problems.filter((problem) => !problem.sheet || problem.sheet === name)} />
        </section>
      ))}
      <ul className="lines" aria-label="Problems">
        {file.problems.map((problem, i) => (
          <li key={i} className={`form-problem form-problem-${problem.severity}`}>
            {problem.sheet && <>Sheet {problem.sheet}, </>}{problem.row && <>cell {problem.column}{problem.row}: </>}{problem.message}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What cannot be read has no sheets; its problems say why. */
function readOr(bytes: ArrayBuffer) {
  try {
    return readXlsx(bytes)
  } catch {
    return []
  }
}
