import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { parse } from 'yaml'
import { deleteRuleFile, listRuleFiles, readRuleFile, saveRuleFile, type RuleFile } from '../shared/api/rules'
import { saveDraft } from '../shared/api/series'
import type { Problem } from '../shared/api/types'
import { setValue } from '../shared/series/edit'
import { Button } from '../shared/ui/Button'
import { Check } from '../shared/ui/Check'
import { Dialog } from '../shared/ui/Dialog'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { complain, say } from '../shared/ui/Toasts'
import { FileEditor, keptAs } from './FileEditor'
import { NewFile } from './NewFile'
import { forget } from './useKept'

const NAME = /^[\w.-]+\.(drl|drl\.csv|drl\.xlsx)$/

/** The files of rules that authors keep with a draft. */
export function RuleFiles({ id, text }: { id: string; text: string }) {
  const queries = useQueryClient()
  const listed = useQuery({ queryKey: ['rules', id], queryFn: () => listRuleFiles(id), retry: false })
  const [open, setOpen] = useState<string | null>(null)
  const [isNew, setNew] = useState(false)
  const [unwanted, setUnwanted] = useState<string | null>(null)
  const upload = useRef<HTMLInputElement>(null)
  const renew = () => queries.invalidateQueries({ queryKey: ['rules', id] })
  const named = namedIn(text)

  const keep = async (file: string, body: BodyInit) => {
    try {
      const saved = await saveRuleFile(id, file, body)
      await renew()
      await queries.invalidateQueries({ queryKey: ['rule-file', id, file] })
      setOpen(file)
      say(saved.problems.length === 0 ? `${file} is saved.` : `${file} is saved; it has problems.`)
    } catch (failure) {
      complain(failure)
    }
  }
  const make = async (file: string, body: string) => {
    if (listed.data?.some((each) => each.file === file)) complain(new Error(`There is a file ${file} already.`))
    else await keep(file, body)
  }
  const remove = async (file: string) => {
    try {
      if (named.includes(file)) await name(file, false)
      await deleteRuleFile(id, file)
      forget(keptAs(id, file))
      setOpen(null)
      await renew()
    } catch (failure) {
      complain(failure)
    }
  }
  const name = async (file: string, on: boolean) => {
    const files = on ? [...named, file] : named.filter((each) => each !== file)
    try {
      await saveDraft(id, setValue(text, ['rules'], files.length > 0 ? files : undefined))
      await queries.invalidateQueries({ queryKey: ['series', id] })
      await renew()
    } catch (failure) {
      complain(failure)
    }
  }
  const chosen = listed.data?.find((file) => file.file === open) ?? listed.data?.[0]

  return (
    <div className="stack">
      <div className="row wrap">
        <p className="soft grow">DRL and decision tables of your own, kept with the draft and pinned when it goes live.</p>
        <Button onPress={() => setNew(true)}>New file</Button>
        <Button onPress={() => upload.current?.click()}>Upload</Button>
        <input
          ref={upload} type="file" hidden accept=".drl,.csv,.xlsx" aria-label="File of rules"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (!file) return
            if (NAME.test(file.name)) void keep(file.name, file)
            else complain(new Error('A file of rules is called something.drl, something.drl.csv or something.drl.xlsx.'))
          }}
        />
      </div>
      {listed.isPending && <Loading />}
      {listed.isError && <Failed failure={listed.error} again={() => void listed.refetch()} />}
      {listed.data?.length === 0 && <Empty title="No files of rules"><p>The blocks of the series are rules already. Add a file where you need more than they say.</p></Empty>}
      {chosen && (
        <div className="files-grid">
          <ul className="files" aria-label="Files of rules">
            {listed.data!.map((file) => (
              <li key={file.file}>
                <button type="button" className="file" aria-current={file.file === chosen.file} onClick={() => setOpen(file.file)}>
                  <span>{file.file}</span>
                  <span className="small soft">{told(file)}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="stack">
            <div className="row wrap spread">
              <Check value={named.includes(chosen.file)} onChange={(on) => void name(chosen.file, on)}>The series uses {chosen.file}</Check>
              <Button small look="danger" onPress={() => setUnwanted(chosen.file)}>Delete the file</Button>
            </div>
            <OneFile key={chosen.file} id={id} file={chosen} keep={(body) => keep(chosen.file, body)} make={make} />
          </div>
        </div>
      )}
      {unwanted && (
        <Dialog title={`Delete ${unwanted}?`} isOpen onClose={() => setUnwanted(null)}>
          <p>
            {named.includes(unwanted) && 'The draft uses it, and will no longer. '}
            Versions that went live with it keep it. The file itself cannot be brought back.
          </p>
          <div className="dialog-actions">
            <Button onPress={() => setUnwanted(null)}>Cancel</Button>
            <Button
              look="danger"
              onPress={() => {
                setUnwanted(null)
                void remove(unwanted)
              }}
            >
              Delete it
            </Button>
          </div>
        </Dialog>
      )}
      {isNew && (
        <NewFile
          taken={listed.data?.map((file) => file.file) ?? []} onClose={() => setNew(false)}
          onMake={(file, body) => {
            setNew(false)
            void keep(file, body)
          }}
        />
      )}
    </div>
  )
}

function OneFile({ id, file, keep, make }: {
  id: string
  file: RuleFile
  keep: (body: BodyInit) => Promise<void>
  make: (file: string, body: string) => Promise<void>
}) {
  const read = useQuery({ queryKey: ['rule-file', id, file.file], queryFn: () => readRuleFile(id, file.file) })
  if (read.isPending) return <Loading />
  if (read.isError) return <Failed failure={read.error} />
  return <FileEditor id={id} file={file} bytes={read.data} keep={keep} make={make} />
}

function namedIn(text: string): string[] {
  try {
    const { rules } = parse(text) as { rules?: unknown }
    return Array.isArray(rules) ? rules.map(String) : []
  } catch {
    return []
  }
}

function told(file: RuleFile): string {
  const errors = file.problems.filter((problem: Problem) => problem.severity === 'error').length
  return errors > 0 ? `${errors} ${errors === 1 ? 'error' : 'errors'}` : `${file.size.toLocaleString('en')} bytes`
}
