import { useMemo, useState } from 'react'
import type { RuleFile } from '../shared/api/rules'
import { Problems } from '../builder/Problems'
import { CodeEditor } from '../shared/editor/CodeEditor'
import { part } from '../shared/api/http'
import { Button } from '../shared/ui/Button'
import { TableEditor } from './TableEditor'
import { useKept } from './useKept'

interface Props {
  id: string
  file: RuleFile
  bytes: ArrayBuffer
  keep: (body: BodyInit) => Promise<void>
}

/** Shows and changes one file: DRL as text, a table in CSV as a table; a sheet of Excel's is changed in Excel. */
export function FileEditor(props: Props) {
  return props.file.file.endsWith('.xlsx') ? <SheetFile {...props} /> : <TextFile {...props} />
}

function TextFile({ id, file, bytes, keep }: Props) {
  const stored = useMemo(() => new TextDecoder().decode(bytes), [bytes])
  const [text, setText] = useKept(`goalpost.rule-file.${id}.${file.file}`, stored)
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

function SheetFile({ id, file }: Props) {
  return (
    <>
      <p>A sheet of Excel's is changed in Excel, or another program for sheets: download it, change it, and upload it under the same name.</p>
      <p><a className="button" href={`/v1/series/${part(id)}/rules/${part(file.file)}`} download={file.file}>Download {file.file}</a></p>
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
