import { useState } from 'react'
import { Button } from '../shared/ui/Button'
import { Dialog } from '../shared/ui/Dialog'
import { Picker } from '../shared/ui/Picker'
import { TextInput } from '../shared/ui/TextInput'
import { writeCsv } from './csv'

const DRL = `// Rules of your own, in the words of the compiled ones; they add to the blocks of the series.

rule "Whoever has open cases is left alone"
when
  $participant : Participant( facts.attribute( "open_cases" ).gte( 1 ) )
then
  firings.exits( $participant, "support-case" );
end
`

const TABLE = writeCsv([
  ['RuleSet', 'Rules in a table'],
  [],
  ['RuleTable goal'],
  ['CONDITION', 'ACTION'],
  ['$contender : Contender', ''],
  ['facts.attribute( "plan" ).is( "$param" )', 'firings.goalHit( $contender );'],
  ['Plan', 'Hits the goal'],
  ['premium', 'X'],
])

const KINDS = [
  { id: 'drl', name: 'Rules in DRL', begins: DRL },
  { id: 'drl.csv', name: 'Decision table', begins: TABLE },
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
