import type { Condition } from '../shared/series/conditionText'
import type { Path } from '../shared/series/edit'
import type { SeriesView } from '../shared/series/view'
import { Check } from '../shared/ui/Check'
import { Picker } from '../shared/ui/Picker'
import { SearchPicker } from '../shared/ui/SearchPicker'
import { TextInput } from '../shared/ui/TextInput'
import { ConditionField } from './fields/ConditionField'
import { PeriodField } from './fields/PeriodField'
import { useVocabulary } from './fields/vocabulary'

interface Props {
  series: SeriesView
  set: (path: Path, value: unknown) => void
}

interface Goal {
  when?: Condition
  within?: string
  subject?: string
  attribution?: { after?: string; within?: string }
}

const TOUCHES = [{ id: 'sent', name: 'sent' }, { id: 'opened', name: 'opened' }, { id: 'clicked', name: 'clicked' }]

/** What holds for the series as a whole: who may come in, what it is for, and when it ends for somebody. */
export function SettingsForm({ series, set }: Props) {
  const { raw } = series
  const messages = series.blocks.filter((block) => block.kind === 'content')
  return (
    <div className="form">
      <h2>Settings of the series</h2>
      <TextInput label="Title of the series" value={String(raw.title ?? '')} live onChange={(title) => set(['title'], title || undefined)} />
      <GoalFields goal={raw.goal as Goal | undefined} set={set} messages={messages} />
      <ExitFields exit={raw.exit as Exit | undefined} set={set} messages={messages} />
      <EntryFields raw={raw} set={set} />
    </div>
  )
}

interface PartProps {
  set: Props['set']
  messages: SeriesView['blocks']
}

function GoalFields({ goal, set, messages }: PartProps & { goal: Goal | undefined }) {
  return (
    <section className="form-section">
      <h3>Goal</h3>
      <Check value={goal !== undefined} onChange={(on) => set(['goal'], on ? { when: { attribute: 'plan', is: 'premium' }, within: 'P14D' } : undefined)}>
        Has a goal
      </Check>
      {goal && (
        <>
          <ConditionField label="Goal of the series" value={goal.when} messages={messages} onSet={(path, value) => set(['goal', 'when', ...path], value)} />
          <Check value={goal.within !== undefined} onChange={(on) => set(['goal', 'within'], on ? 'P14D' : undefined)}>Within a certain time</Check>
          {goal.within !== undefined && <PeriodField label="To be met within" value={goal.within} onChange={(within) => set(['goal', 'within'], within)} hint="From the entry on. Later hits do not count." />}
          <Picker
            label="Met by" value={goal.subject ?? 'user'} options={[{ id: 'user', name: 'a user' }, { id: 'company', name: 'a company' }]}
            onChange={(subject) => set(['goal', 'subject'], subject === 'user' ? undefined : subject)}
          />
          <Check value={goal.attribution !== undefined} onChange={(on) => set(['goal', 'attribution'], on ? { after: 'sent', within: 'P7D' } : undefined)}>
            Credit the last message
          </Check>
          {goal.attribution && (
            <>
              <Picker label="The last that was" value={goal.attribution.after ?? 'sent'} options={TOUCHES} onChange={(after) => set(['goal', 'attribution', 'after'], after)} />
              <PeriodField label="At most before the goal" value={goal.attribution.within ?? ''} onChange={(within) => set(['goal', 'attribution', 'within'], within)} />
            </>
          )}
        </>
      )}
    </section>
  )
}

interface Exit {
  when?: Condition
  onGoal?: boolean
  onMismatch?: boolean
  check?: string
}

function ExitFields({ exit, set, messages }: PartProps & { exit: Exit | undefined }) {
  return (
    <section className="form-section">
      <h3>Exit rules</h3>
      <Check value={exit?.when !== undefined} onChange={(on) => set(['exit', 'when'], on ? { tag: 'no-offers' } : undefined)}>Who matches a rule exits</Check>
      {exit?.when && <ConditionField label="Exit rule" value={exit.when} messages={messages} onSet={(path, value) => set(['exit', 'when', ...path], value)} />}
      <Check value={exit?.onGoal === true} onChange={(on) => set(['exit', 'onGoal'], on ? true : undefined)}>Who meets the goal exits</Check>
      <Check value={exit?.onMismatch === true} onChange={(on) => set(['exit', 'onMismatch'], on ? true : undefined)}>Who no longer matches an entry rule exits</Check>
      {exit && (
        <Check value={exit.check === 'before-message'} onChange={(on) => set(['exit', 'check'], on ? 'before-message' : undefined)}>Only in place of the next message</Check>
      )}
    </section>
  )
}

function EntryFields({ raw, set }: { raw: Record<string, unknown>; set: Props['set'] }) {
  const known = useVocabulary()
  const reentry = raw.reentry as string | { after?: string } | undefined
  const kind = typeof reentry === 'object' ? 'after' : (reentry ?? 'never')
  const priority = raw.priority as { company?: string; highest?: boolean } | undefined
  const isMember = raw.scope === 'member'
  return (
    <section className="form-section">
      <h3>Entry</h3>
      <Picker
        label="When it goes live" value={String(raw.enroll ?? '')} placeholder="To be decided" onChange={(enroll) => set(['enroll'], enroll)}
        options={[{ id: 'existing', name: 'Everyone who matches enters' }, { id: 'future', name: 'Only who comes to match later enters' }]}
      />
      <Picker
        label="Entering again" value={kind} onChange={(to) => set(['reentry'], to === 'never' ? undefined : to === 'after' ? { after: 'P30D' } : to)}
        options={[{ id: 'never', name: 'Never' }, { id: 'rematch', name: 'When they match anew' }, { id: 'after', name: 'When they match anew, after a while' }]}
      />
      {typeof reentry === 'object' && <PeriodField label="At the earliest after" value={reentry.after ?? ''} onChange={(after) => set(['reentry'], { after })} />}
      <Picker
        label="One entry for" value={String(raw.scope ?? 'user')} onChange={(scope) => set(['scope'], scope === 'user' ? undefined : scope)}
        options={[{ id: 'user', name: 'each user' }, { id: 'member', name: 'each user and company' }]}
      />
      <SearchPicker label="And for each value of the event's property" free placeholder="none" items={[...new Set(known.events.flatMap((event) => event.properties))]} value={String(raw.key ?? '')} onChange={(key) => set(['key'], key || undefined)} />
      {isMember && (
        <Check value={priority !== undefined} onChange={(on) => set(['priority'], on ? { company: 'seats', highest: true } : undefined)}>Only the company that ranks best</Check>
      )}
      {isMember && priority && (
        <>
          <SearchPicker label="By the company's" free items={known.companyAttributes.map((each) => each.name)} value={priority.company ?? ''} onChange={(company) => set(['priority', 'company'], company)} />
          <Picker
            label="Best is the" value={priority.highest ? 'highest' : 'lowest'} options={[{ id: 'highest', name: 'highest' }, { id: 'lowest', name: 'lowest' }]}
            onChange={(best) => set(['priority'], { company: priority.company, [best]: true })}
          />
        </>
      )}
    </section>
  )
}
