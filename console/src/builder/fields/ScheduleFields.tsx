import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Picker } from '../../shared/ui/Picker'
import { TextInput } from '../../shared/ui/TextInput'

export interface Schedule {
  days?: string[] | string
  from?: string
  to?: string
  zone?: string
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export const timeFault = (time: string) => (/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time) ? null : 'A time such as 09:00')

/** When a message may leave. */
export function ScheduleFields({ value, onSet }: { value: Schedule; onSet: (field: string, value: unknown) => void }) {
  const days = value.days === undefined ? DAYS : [value.days].flat()
  return (
    <>
      <ToggleButtonGroup
        className="days" aria-label="Days" selectionMode="multiple" selectedKeys={days} disallowEmptySelection
        onSelectionChange={(keys) => onSet('days', keys.size === DAYS.length ? undefined : DAYS.filter((day) => keys.has(day)))}
      >
        {DAYS.map((day) => <ToggleButton key={day} id={day} className="day">{day}</ToggleButton>)}
      </ToggleButtonGroup>
      <div className="row">
        <TextInput label="From" value={value.from ?? '00:00'} check={timeFault} onChange={(from) => onSet('from', from)} />
        <TextInput label="To" value={value.to ?? '24:00'} check={timeFault} onChange={(to) => onSet('to', to)} />
      </div>
      <ZonePicker value={value.zone} onChange={(zone) => onSet('zone', zone)} />
    </>
  )
}

export function ZonePicker({ value, onChange }: { value: string | undefined; onChange: (zone: string | undefined) => void }) {
  return (
    <Picker
      label="In whose time" value={value ?? 'recipient'} onChange={(zone) => onChange(zone === 'recipient' ? undefined : zone)}
      options={[{ id: 'recipient', name: "the recipient's" }, { id: 'workspace', name: "the workspace's" }]}
    />
  )
}
