import type { BlockView } from '../shared/series/view'
import { Picker } from '../shared/ui/Picker'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { Check } from '../shared/ui/Check'
import { TextInput } from '../shared/ui/TextInput'
import type { BlockEdits } from './BlockForm'
import { PeriodField } from './fields/PeriodField'
import { timeFault, ZonePicker } from './fields/ScheduleFields'
import { useVocabulary } from './fields/vocabulary'

interface Wait {
  for?: string
  until?: string | { attribute?: string; offset?: string }
  at?: string
  zone?: string
}

const KINDS = [
  { id: 'for', name: 'For a period' },
  { id: 'date', name: 'Until a date' },
  { id: 'attribute', name: "Until a user's date" },
]

/** How long a wait block holds people. */
export function WaitForm({ block, edits }: { block: BlockView; edits: BlockEdits }) {
  const wait = (block.raw.wait ?? {}) as Wait
  const { attributes } = useVocabulary()
  const kind = wait.for !== undefined ? 'for' : typeof wait.until === 'object' ? 'attribute' : 'date'
  const until = typeof wait.until === 'object' ? wait.until : {}
  const become = (to: string) =>
    edits.set(['wait'], to === 'for' ? { for: 'P1D' } : to === 'date' ? { until: '2027-01-01' } : { until: { attribute: 'trial_ends' } })
  return (
    <section className="form-section">
      <Picker label="Wait" value={kind} options={KINDS} onChange={become} />
      {kind === 'for' && <PeriodField label="How long" value={wait.for ?? ''} onChange={(period) => edits.set(['wait', 'for'], period)} />}
      {kind === 'date' && <TextInput label="Date" value={String(wait.until ?? '')} live onChange={(date) => edits.set(['wait', 'until'], date)} hint="Such as 2027-01-31 or 2027-01-31T09:00:00Z." />}
      {kind === 'attribute' && (
        <>
          <SearchPicker label="Attribute" free items={attributes.map((each) => each.name)} value={until.attribute ?? ''} onChange={(name) => edits.set(['wait', 'until', 'attribute'], name)} />
          <TextInput label="Offset" value={until.offset ?? ''} live onChange={(offset) => edits.set(['wait', 'until', 'offset'], offset || undefined)} hint="Such as PT12H after it, or -P1D before it." />
        </>
      )}
      {kind !== 'for' && (
        <>
          <Check value={wait.at !== undefined} onChange={(on) => edits.set(['wait', 'at'], on ? '09:00' : undefined)}>Then until a time of day</Check>
          {wait.at !== undefined && (
            <>
              <TextInput label="Time" value={wait.at} check={timeFault} onChange={(at) => edits.set(['wait', 'at'], at)} />
              <ZonePicker value={wait.zone} onChange={(zone) => edits.set(['wait', 'zone'], zone)} />
            </>
          )}
        </>
      )}
    </section>
  )
}
