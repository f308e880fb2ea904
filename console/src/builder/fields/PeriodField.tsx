import { Picker } from '../../shared/ui/Picker'
import { TextInput } from '../../shared/ui/TextInput'
import { periodOf, simplePeriod } from '../../shared/series/period'

interface Props {
  label: string
  value: string
  onChange: (period: string) => void
  hint?: string
}

const UNITS = [
  { id: 'D', name: 'days' },
  { id: 'H', name: 'hours' },
  { id: 'M', name: 'minutes' },
]

/** A period: a number and a unit; one of several units as it is written. */
export function PeriodField({ label, value, onChange, hint }: Props) {
  const simple = value === '' ? { count: 0, unit: 'D' as const } : simplePeriod(value)
  if (!simple) {
    return <TextInput label={label} value={value} onChange={onChange} live hint={hint ?? 'Such as P1DT12H.'} />
  }
  return (
    <div>
      <div className="period">
        <TextInput
          label={label}
          value={value === '' ? '' : String(simple.count)}
          onChange={(count) => /^\d{1,5}$/.test(count) && onChange(periodOf(Number(count), simple.unit))}
          check={(count) => (/^\d{1,5}$/.test(count) ? null : 'A whole number')}
          live
        />
        <Picker
          label={`${label}: unit`} hideLabel value={simple.unit} options={UNITS}
          onChange={(unit) => onChange(periodOf(simple.count, unit as 'D'))}
        />
      </div>
      {hint && <p className="field-hint">{hint}</p>}
    </div>
  )
}
