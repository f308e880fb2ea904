import { CHANNELS } from '../shared/graph/words'
import type { Condition } from '../shared/series/conditionText'
import type { BlockView, SeriesView } from '../shared/series/view'
import { Check } from '../shared/ui/Check'
import { Picker } from '../shared/ui/Picker'
import { TextInput } from '../shared/ui/TextInput'
import type { BlockEdits } from './BlockForm'
import { ConditionField } from './fields/ConditionField'
import { PeriodField } from './fields/PeriodField'
import { ScheduleFields, type Schedule } from './fields/ScheduleFields'

interface Content {
  channel?: string
  subject?: string
  body?: string
  url?: string
  attempt?: string
  schedule?: Schedule
  attributable?: boolean
}

/** What a message says, how long it tries to arrive, when it may leave, and its own goal. */
export function ContentForm({ block, series, edits }: { block: BlockView; series: SeriesView; edits: BlockEdits }) {
  const content = (block.raw.content ?? {}) as Content
  const goal = block.raw.goal as { when?: Condition; within?: string; after?: string } | undefined
  const set = (field: string, value: unknown) => edits.set(['content', field], value)
  const isWebhook = content.channel === 'webhook'
  const inApp = CHANNELS.find((channel) => channel.id === content.channel)?.inApp ?? false
  return (
    <>
      <section className="form-section">
        <Picker label="Channel" value={content.channel ?? ''} options={CHANNELS.map(({ id, name }) => ({ id, name }))} onChange={(channel) => set('channel', channel)} />
        <TextInput label="Subject" value={content.subject ?? ''} live onChange={(subject) => set('subject', subject)} />
        {isWebhook
          ? <TextInput label="Address" value={content.url ?? ''} live onChange={(url) => set('url', url)} />
          : <TextInput label="Text" lines={4} value={content.body ?? ''} live onChange={(body) => set('body', body)} />}
        {isWebhook && <Check value={content.attributable === true} onChange={(on) => set('attributable', on ? true : undefined)}>May take the credit of a goal</Check>}
      </section>
      <section className="form-section">
        <Check value={content.attempt !== undefined} onChange={(on) => set('attempt', on ? 'P3D' : undefined)}>Stop trying after a while</Check>
        {content.attempt !== undefined && (
          <PeriodField
            label="Try to deliver for" value={content.attempt} onChange={(attempt) => set('attempt', attempt)}
            hint={inApp ? 'It is shown when they are next online. Who does not come in this time goes the way “Not delivered in time”.' : undefined}
          />
        )}
        <Check value={content.schedule !== undefined} onChange={(on) => set('schedule', on ? { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' } : undefined)}>
          Only at certain days and hours
        </Check>
        {content.schedule && <ScheduleFields value={content.schedule} onSet={(field, value) => edits.set(['content', 'schedule', field], value)} />}
      </section>
      <section className="form-section">
        <Check value={goal !== undefined} onChange={(on) => edits.set(['goal'], on ? { when: { attribute: 'plan', is: 'premium' }, within: 'P3D' } : undefined)}>
          A goal of its own
        </Check>
        {goal && (
          <>
            <ConditionField label="Goal of the message" value={goal.when} messages={series.blocks.filter((each) => each.kind === 'content')} onSet={(path, value) => edits.set(['goal', 'when', ...path], value)} />
            <PeriodField label="Within" value={goal.within ?? ''} onChange={(within) => edits.set(['goal', 'within'], within)} />
            <Picker
              label="Counted from when it was" value={goal.after ?? 'sent'} onChange={(after) => edits.set(['goal', 'after'], after === 'sent' ? undefined : after)}
              options={[{ id: 'sent', name: 'sent' }, { id: 'opened', name: 'opened' }, { id: 'clicked', name: 'clicked' }]}
            />
          </>
        )}
      </section>
    </>
  )
}
