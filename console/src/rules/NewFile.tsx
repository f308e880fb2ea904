import { useState } from 'react'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'
import { Picker } from '../shared/ui/Picker'
import { TextInput } from '../shared/ui/TextInput'

const KINDS = [
  { id: 'drl', name: 'Rules in DRL', begins: '// Rules of your own. See docs/rules.md for what they may say.\n' },
  { id: 'drl.csv', name: 'Decision table', begins: 'RuleSet,\nRuleTable rules,\n' },
]

interface Props {
  taken: string[]
  onClose: () => void
  onMake: (file: string, body: string) => void
}

export function NewFile({ taken, onClose, onMake }: Props) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState('drl')
  const file = `${name}.${kind}`
  const fault = !/^[\w-]+$/.test(name) ? 'Letters, digits and dashes.' : taken.includes(file) ? 'There is such a file already.' : null
  return (
    <Dialog title="New file of rules" isOpen onClose={onClose}>
      <Picker label="Kind" value={kind} options={KINDS} onChange={setKind} />
      <TextInput label="Name" value={name} onChange={setName} live autoFocus hint={name ? file : 'Without the ending.'} />
      <div className="dialog-actions">
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={fault !== null} onPress={() => onMake(file, KINDS.find((each) => each.id === kind)!.begins)}>Make the file</Button>
      </div>
    </Dialog>
  )
}
