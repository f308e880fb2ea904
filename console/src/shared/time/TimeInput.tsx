import { instantIn, localOf } from './localTime'
import { useZone } from './zone'
import '../ui/field.css'

/** Asks for an instant, in the reader's zone; none while it is not whole. */
export function TimeInput({ label, value, onChange }: {
  label: string
  value: string | undefined
  onChange: (instant: string | undefined) => void
}) {
  const { zone } = useZone()
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="field-box"
        type="datetime-local"
        value={value ? localOf(value, zone) : ''}
        onChange={(event) => onChange(event.target.value ? instantIn(event.target.value, zone) : undefined)}
      />
    </label>
  )
}
