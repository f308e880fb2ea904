import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { previewText, publish, type Preview, type SeriesState } from '../shared/api/series'
import type { Problem } from '../shared/api/types'
import type { SeriesView } from '../shared/series/view'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'
import { Failed, Loading } from '../shared/ui/states'
import { say } from '../shared/ui/Toasts'
import { TextInput } from '../shared/ui/TextInput'

const NAME_KEPT = 'goalpost.name'

interface Props {
  id: string
  text: string
  series: SeriesView
  state: SeriesState
  problems: Problem[]
  save: () => Promise<boolean>
  onClose: () => void
  onPublished: () => void
}

/** Goes live, after telling what that does to those inside. */
export function PublishDialog({ id, text, series, state, problems, save, onClose, onPublished }: Props) {
  const errors = problems.filter((problem) => problem.severity === 'error')
  const warnings = problems.length - errors.length
  const [by, setBy] = useState(() => localStorage.getItem(NAME_KEPT) ?? '')
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const preview = useQuery({ queryKey: ['preview', id, text], queryFn: () => previewText(id, text), enabled: errors.length === 0, retry: false, staleTime: 0 })

  const go = async () => {
    setBusy(true)
    setFailure(null)
    localStorage.setItem(NAME_KEPT, by)
    try {
      if (!(await save())) {
        throw new Error('The draft could not be saved, so it was not published.')
      }
      const done = await publish(id, by, note)
      await queries.invalidateQueries()
      say(`Version ${done.version} is live${done.enrolled > 0 ? `; ${done.enrolled} entered` : ''}.`)
      onPublished()
    } catch (failed) {
      setFailure(failed)
      setBusy(false)
    }
  }

  return (
    <Dialog title={state === 'draft' ? 'Set the series live' : 'Publish a new version'} isOpen onClose={onClose}>
      {errors.length > 0 ? (
        <>
          <p>{errors.length === 1 ? 'An error stands' : `${errors.length} errors stand`} in the way:</p>
          <ul className="stack-small">
            {errors.map((problem, i) => <li key={i} className="form-problem form-problem-error">{problem.block && <strong>{problem.block}: </strong>}{problem.message}</li>)}
          </ul>
        </>
      ) : (
        <>
          {warnings > 0 && <p className="form-problem form-problem-warning">{warnings === 1 ? 'There is a warning' : `There are ${warnings} warnings`}; it can go live all the same.</p>}
          <section aria-label="What it does">
            {preview.isPending && <Loading what="Looking who moves" />}
            {preview.isError && <Failed failure={preview.error} again={() => void preview.refetch()} />}
            {preview.data && <PreviewTable preview={preview.data} series={series} />}
          </section>
          <TextInput label="Your name" value={by} onChange={setBy} live />
          <TextInput label="Note" value={note} onChange={setNote} live placeholder="What is new in this version" />
        </>
      )}
      {failure !== null && <Failed failure={failure} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{errors.length > 0 ? 'Back to the builder' : 'Cancel'}</Button>
        {errors.length === 0 && <Button look="main" isDisabled={isBusy || !by} onPress={() => void go()}>{state === 'draft' ? 'Set live' : 'Publish'}</Button>}
      </div>
    </Dialog>
  )
}

const BECOMES: Record<Preview['blocks'][number]['becomes'], string> = {
  same: 'stay as they are',
  moves: 'move on',
  exits: 'exit',
  'waits-longer': 'wait longer',
  'waits-shorter': 'wait for a shorter time',
  'asked-again': 'are asked again',
}

function PreviewTable({ preview, series }: { preview: Preview; series: SeriesView }) {
  const title = (id: string) => series.blocks.find((block) => block.id === id)?.title ?? id
  return (
    <>
      <p>
        {preview.enrolls > 0 ? `${preview.enrolls} ${preview.enrolls === 1 ? 'person enters' : 'people enter'} at once. ` : 'Nobody enters at once. '}
        {preview.active === 0 ? 'Nobody is inside now.' : `${preview.active} ${preview.active === 1 ? 'is' : 'are'} inside now${preview.exits > 0 ? `, of whom ${preview.exits} exit` : ''}.`}
      </p>
      {preview.blocks.length > 0 && (
        <table aria-label="Who moves">
          <thead><tr><th scope="col">At</th><th scope="col" className="number">People</th><th scope="col">They</th></tr></thead>
          <tbody>
            {preview.blocks.map((row, i) => (
              <tr key={i}>
                <td>{title(row.block)}</td>
                <td className="number">{row.count ?? row.entries}</td>
                <td>{BECOMES[row.becomes] ?? row.becomes}{row.to ? ` to ${title(row.to)}` : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
