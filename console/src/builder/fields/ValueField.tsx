import { Picker } from '../../shared/ui/Picker'
import { SearchPicker } from '../../shared/ui/SearchPicker'
import type { Operator } from '../../shared/series/operators'
import { parseValue } from '../../shared/series/view'
import { PeriodField } from './PeriodField'

interface Props {
  operator: Operator
  value: unknown
  onChange: (value: unknown) => void
  examples: unknown[]
}

/** What stands on an operator's right side, as the operator takes it. */
export function ValueField({ operator, value, onChange, examples }: Props) {
  switch (operator.takes) {
    case 'true':
      return null
    case 'flag':
      return (
        <Picker
          label="Known" hideLabel value={value === false ? 'no' : 'yes'} onChange={(id) => onChange(id === 'yes')}
          options={[{ id: 'yes', name: 'yes' }, { id: 'no', name: 'no' }]}
        />
      )
    case 'period':
      return <PeriodField label="Period" value={typeof value === 'string' ? value : ''} onChange={onChange} />
    case 'list':
      return (
        <SearchPicker
          label="Values" hideLabel free placeholder="a, b, c" items={[]}
          value={Array.isArray(value) ? value.map(write).join(', ') : write(value)}
          onChange={(text) => onChange(text.split(',').map((part) => part.trim()).filter(Boolean).map(read))}
        />
      )
    default:
      return (
        <SearchPicker
          label="Value" hideLabel free placeholder={operator.takes === 'date' ? '2026-01-31' : 'value'}
          items={examples.map(write)} value={write(value)} onChange={(text) => onChange(operator.takes === 'text' || operator.takes === 'date' ? text : read(text))}
        />
      )
  }
}

/** A number or a truth where it looks like one, unless it stands in quotes; `{attribute: x}` is a reference. */
function read(text: string): unknown {
  const looksPlain = /^(-?\d+(\.\d+)?|true|false|".*"|\{.*\})$/.test(text)
  return looksPlain ? parseValue(text) : text
}

function write(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') {
    const [kind, name] = Object.entries(value)[0] ?? []
    return kind ? `{${kind}: ${String(name)}}` : ''
  }
  return typeof value === 'string' && typeof read(value) !== 'string' ? `"${value}"` : String(value)
}

/** What a value may begin as when its operator changes. */
export function valueFor(operator: Operator, old: unknown): unknown {
  switch (operator.takes) {
    case 'true':
      return true
    case 'flag':
      return typeof old === 'boolean' ? old : true
    case 'period':
      return typeof old === 'string' && /^P\d/.test(old) ? old : 'P7D'
    case 'list':
      return Array.isArray(old) ? old : [typeof old === 'object' || old === undefined || typeof old === 'boolean' ? 'value' : old]
    default:
      return Array.isArray(old) ? (old[0] ?? '') : typeof old === 'boolean' || (typeof old === 'string' && /^P\d/.test(old)) ? '' : (old ?? '')
  }
}
