import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { actOnPeople, type PeopleAction, type PeopleOf } from '../shared/api/figures'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'
import { Picker } from '../shared/ui/Picker'
import { TextInput } from '../shared/ui/TextInput'
import { Failed } from '../shared/ui/states'
import { say } from '../shared/ui/Toasts'

const CHANNELS = ['email', 'sms', 'push', 'post', 'chat'].map((id) => ({ id, name: id }))

interface Props {
  id: string
  of: PeopleOf
  users: string[]
  total: number
  onDone: () => void
}

/** Tags those selected, or sends them a message; without a selection it is everybody in the list (seed 001). */
export function PeopleActions({ id, of, users, total, onDone }: Props) {
  const [open, setOpen] = useState<'tag' | 'message' | null>(null)
  const count = users.length || total
  const whom = users.length > 0 ? `${users.length} selected` : `all ${total.toLocaleString('en')}`
  return (
    <div className="row">
      <Button small onPress={() => setOpen('tag')} isDisabled={count === 0}>Tag {whom}</Button>
      <Button small onPress={() => setOpen('message')} isDisabled={count === 0}>Message {whom}</Button>
      {open && (
        <ActionDialog
          id={id}
          kind={open}
          whom={whom}
          select={users.length > 0 ? { users } : { select: of }}
          onClose={() => setOpen(null)}
          onDone={onDone}
        />
      )}
    </div>
  )
}

function ActionDialog({ id, kind, whom, select, onClose, onDone }: {
  id: string
  kind: 'tag' | 'message'
  whom: string
  select: Pick<PeopleAction, 'users' | 'select'>
  onClose: () => void
  onDone: () => void
}) {
  // Pressed twice, or sent again after a lost answer, it is done once: the id is this dialog's.
  const once = useRef(crypto.randomUUID())
  const queries = useQueryClient()
  const [by, setBy] = useState('')
  const [tag, setTag] = useState('')
  const [message, setMessage] = useState({ channel: 'email', subject: '', body: '' })
  const act = useMutation({
    mutationFn: () => actOnPeople(id, { id: once.current, by: by || undefined, ...select, ...(kind === 'tag' ? { tag } : { message: { ...message, subject: message.subject || undefined } }) }),
    onSuccess: (done) => {
      say(`Done for ${done.people} ${done.people === 1 ? 'person' : 'people'}.`)
      void queries.invalidateQueries()
      onDone()
      onClose()
    },
  })
  const ready = kind === 'tag' ? tag.trim() !== '' : message.body.trim() !== ''
  return (
    <Dialog title={kind === 'tag' ? `Tag ${whom}` : `Send ${whom} a message`} isOpen onClose={onClose}>
      {kind === 'tag'
        ? <TextInput label="Tag" live autoFocus value={tag} onChange={setTag} />
        : (
          <>
            <Picker label="Channel" options={CHANNELS} value={message.channel} onChange={(channel) => setMessage({ ...message, channel })} />
            <TextInput label="Subject" live value={message.subject} onChange={(subject) => setMessage({ ...message, subject })} />
            <TextInput label="Text" live lines={5} value={message.body} onChange={(body) => setMessage({ ...message, body })} />
          </>
        )}
      {kind === 'message' && (
        <p className="soft small">Each gets an event people-message, which a series may begin with; whoever delivers reads it. Goalpost calls no provider.</p>
      )}
      <TextInput label="Your name" live value={by} onChange={setBy} hint="Stands in the journal with each change" />
      {act.isError && <Failed failure={act.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={!ready || act.isPending} onPress={() => act.mutate()}>{kind === 'tag' ? 'Tag' : 'Send'}</Button>
      </div>
    </Dialog>
  )
}
