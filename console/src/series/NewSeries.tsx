import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { saveDraft } from '../shared/api/series'
import { setValue } from '../shared/series/edit'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'
import { Failed } from '../shared/ui/states'
import { TextInput } from '../shared/ui/TextInput'
import { scratch, TEMPLATES } from './templates'

const SCRATCH = 'scratch'

interface Props {
  taken: ReadonlySet<string>
  onClose: () => void
  onMade: (id: string) => void
}

/** Makes a draft from scratch or from a template. */
export function NewSeries({ taken, onClose, onMade }: Props) {
  const [from, setFrom] = useState(SCRATCH)
  const [title, setTitle] = useState('')
  const [ownId, setOwnId] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const queries = useQueryClient()
  const template = TEMPLATES.find((each) => each.id === from)
  const named = title || template?.title || ''
  const id = ownId ?? idOf(named)
  const fault = idFault(id, taken)

  const make = async () => {
    const text = template ? setValue(setValue(template.text, ['series'], id), ['title'], named) : scratch(id, named)
    try {
      await saveDraft(id, text)
      await queries.invalidateQueries({ queryKey: ['series'] })
      onMade(id)
    } catch (failed) {
      setFailure(failed)
    }
  }

  return (
    <Dialog title="New series" isOpen onClose={onClose} wide>
      <RadioGroup className="templates" aria-label="Begin with" value={from} onChange={setFrom}>
        <Radio value={SCRATCH} className="template"><strong>From scratch</strong><span>An empty canvas.</span></Radio>
        {TEMPLATES.map((each) => (
          <Radio key={each.id} value={each.id} className="template"><strong>{each.title}</strong><span>{each.about}</span></Radio>
        ))}
      </RadioGroup>
      <div className="new-series-names">
        <TextInput label="Title" value={title} onChange={setTitle} live placeholder={template?.title ?? 'Encourage customer upgrades'} autoFocus />
        <TextInput label="Id" value={id} onChange={setOwnId} live hint="Stands in firings and addresses, and stays." />
      </div>
      {named && fault && <p className="field-fault" role="alert">{fault}</p>}
      {failure !== null && <Failed failure={failure} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={!named || fault !== null} onPress={() => void make()}>Make the draft</Button>
      </div>
    </Dialog>
  )
}

function idOf(title: string): string {
  return title.toLowerCase().normalize('NFKD').replace(/[^\w\s-]/g, '').trim().replace(/[\s_]+/g, '-').slice(0, 80)
}

function idFault(id: string, taken: ReadonlySet<string>): string | null {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) return 'An id begins with a letter or digit, and has letters, digits, dots and dashes.'
  return taken.has(id) ? `There is a series ${id} already; choose another id.` : null
}
